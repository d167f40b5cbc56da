"""Forms of those who write articles and answer for them. The rules stand in the actions; a form only takes what was typed."""
