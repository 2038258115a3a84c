-- Nothing: rows lie by their rowid on the embedded engine. The number is SQL Server's, so that a number means the same on both engines.
SELECT 1;
