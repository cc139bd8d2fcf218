"""What makes instances more than records: their life in a group, and who plays the machines behind them."""
