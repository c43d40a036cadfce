"""What everything stands on: core < language < ledger < catalogue < actors < access."""
