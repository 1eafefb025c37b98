"""Looks after the addresses elsewhere that resources lead to.

finding   which addresses a page leads to     asking    one address, safely
checking  when, how often, at which pace      mending   puts a new address in place of the old
"""
