"""The Find screen: what is typed at the top, what is found below it, and each result as it reads."""
