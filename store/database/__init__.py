"""The SQLite file: connections, transactions, migrations, the event chain, check and backup."""
