"""The SQLite file: opening it, transactions, migrations, the chained events, check, backup. Only records modules come
here.
"""
