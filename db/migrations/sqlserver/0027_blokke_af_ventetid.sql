-- How many of a block waited so many days from the indstilling on, as in kube_ventetid.
CREATE TABLE blok_ventetid (
    blok_id     BIGINT       NOT NULL,
    straekning  NVARCHAR(40) NOT NULL,
    dage        INT          NOT NULL,
    interval_nr INT          NOT NULL,
    antal       BIGINT       NOT NULL,
    CONSTRAINT pk_blok_ventetid PRIMARY KEY (blok_id, straekning, dage, interval_nr)
);
