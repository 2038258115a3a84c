-- Nothing: on the embedded engine the scheduler keeps its plan in memory, for there is one process. The number is SQL
-- Server's, so that a number means the same on both engines.
SELECT 1;
