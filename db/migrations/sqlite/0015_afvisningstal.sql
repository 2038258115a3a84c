-- Of rejected lines only the first are kept; how many there were of each code is counted beside the ledger
-- (leverance_tal, slags afvisning). For what was taken before, all were kept.
INSERT INTO leverance_tal (leverance_id, slags, navn, antal)
SELECT leverance_id, 'afvisning', kode, COUNT(*)
FROM afvisning
GROUP BY leverance_id, kode;
