-- Extensions that rules stand on: ids and periods in one exclusion (GiST).

CREATE EXTENSION IF NOT EXISTS btree_gist;
