"""The screens: compose and handlers, thin."""
