-- The scheduler's own tables: Quartz.NET 4.7, clustered, so that of several workers one fires a trigger. Names, types and
-- lengths are Quartz's; it reads and writes them, the service does not. The recurring jobs themselves are declared in the
-- program (Jobplan) at every start, and what ran is in koersel: these tables may be emptied when no worker runs.
--
-- Instants are .NET ticks, UTC. Not used here: Quartz's history of runs (EXECUTION_HISTORY, MISFIRE_HISTORY, JOB_STATUS).

-- What is to be run.
CREATE TABLE QRTZ_JOB_DETAILS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    DESCRIPTION               NVARCHAR(250)   NULL,
    JOB_CLASS_NAME            NVARCHAR(250)   NOT NULL,
    IS_DURABLE                BIT             NOT NULL,
    IS_NONCONCURRENT          BIT             NOT NULL,
    IS_UPDATE_DATA            BIT             NOT NULL,
    REQUESTS_RECOVERY         BIT             NOT NULL,
    JOB_DATA                  VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_job_details PRIMARY KEY (SCHED_NAME, JOB_NAME, JOB_GROUP)
);

-- When it is to be run, and what is happening to it now.
CREATE TABLE QRTZ_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    DESCRIPTION               NVARCHAR(250)   NULL,
    NEXT_FIRE_TIME            BIGINT          NULL,
    PREV_FIRE_TIME            BIGINT          NULL,
    PRIORITY                  INT             NULL,
    TRIGGER_STATE             NVARCHAR(16)    NOT NULL,
    TRIGGER_TYPE              NVARCHAR(8)     NOT NULL,
    START_TIME                BIGINT          NOT NULL,
    END_TIME                  BIGINT          NULL,
    CALENDAR_NAME             NVARCHAR(200)   NULL,
    MISFIRE_INSTR             INT             NULL,
    MISFIRE_ORIG_FIRE_TIME    BIGINT          NULL,
    EXECUTION_GROUP           NVARCHAR(200)   NULL,
    PREFERRED_NODE            NVARCHAR(200)   NULL,
    PREFERRED_NODE_AUTO       BIT             NOT NULL,
    RETRY_POLICY              NVARCHAR(250)   NULL,
    RETRY_ATTEMPT             INT             NULL,
    CONTINUES_TRIGGER_NAME    NVARCHAR(150)   NULL,
    CONTINUES_TRIGGER_GROUP   NVARCHAR(150)   NULL,
    CONTINUATION_CONDITION    INT             NULL,
    OVERLAP_POLICY            INT             NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    MISFIRE_THRESHOLD         BIGINT          NULL,
    FIXED_DELAY               BIT             NULL,
    JOB_DATA                  VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_triggers FOREIGN KEY (SCHED_NAME, JOB_NAME, JOB_GROUP) REFERENCES QRTZ_JOB_DETAILS (SCHED_NAME, JOB_NAME, JOB_GROUP)
);

-- Triggers that follow a cron expression: the only kind that the service declares.
CREATE TABLE QRTZ_CRON_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    CRON_EXPRESSION           NVARCHAR(120)   NOT NULL,
    TIME_ZONE_ID              NVARCHAR(80)    NULL,
    CONSTRAINT pk_qrtz_cron_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_cron_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

-- The other kinds of trigger. The service declares none of them; a failed node's work is handed over as one.
CREATE TABLE QRTZ_SIMPLE_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    REPEAT_COUNT              INT             NOT NULL,
    REPEAT_INTERVAL           BIGINT          NOT NULL,
    TIMES_TRIGGERED           INT             NOT NULL,
    CONSTRAINT pk_qrtz_simple_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_simple_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

CREATE TABLE QRTZ_SIMPROP_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    STR_PROP_1                NVARCHAR(512)   NULL,
    STR_PROP_2                NVARCHAR(512)   NULL,
    STR_PROP_3                NVARCHAR(512)   NULL,
    INT_PROP_1                INT             NULL,
    INT_PROP_2                INT             NULL,
    LONG_PROP_1               BIGINT          NULL,
    LONG_PROP_2               BIGINT          NULL,
    DEC_PROP_1                NUMERIC(13,4)   NULL,
    DEC_PROP_2                NUMERIC(13,4)   NULL,
    BOOL_PROP_1               BIT             NULL,
    BOOL_PROP_2               BIT             NULL,
    TIME_ZONE_ID              NVARCHAR(80)    NULL,
    CONSTRAINT pk_qrtz_simprop_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP),
    CONSTRAINT fk_qrtz_simprop_triggers FOREIGN KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) REFERENCES QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP) ON DELETE CASCADE
);

CREATE TABLE QRTZ_BLOB_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    BLOB_DATA                 VARBINARY(MAX)  NULL,
    CONSTRAINT pk_qrtz_blob_triggers PRIMARY KEY (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP)
);

-- Days on which nothing is run. The service declares none.
CREATE TABLE QRTZ_CALENDARS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    CALENDAR_NAME             NVARCHAR(200)   NOT NULL,
    CALENDAR                  VARBINARY(MAX)  NOT NULL,
    CONSTRAINT pk_qrtz_calendars PRIMARY KEY (SCHED_NAME, CALENDAR_NAME)
);

-- What an operator has paused.
CREATE TABLE QRTZ_PAUSED_TRIGGER_GRPS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    CONSTRAINT pk_qrtz_paused_trigger_grps PRIMARY KEY (SCHED_NAME, TRIGGER_GROUP)
);

CREATE TABLE QRTZ_PAUSED_JOB_GRPS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    JOB_GROUP                 NVARCHAR(150)   NOT NULL,
    PAUSE_REASON              NVARCHAR(250)   NULL,
    PAUSED_BY                 NVARCHAR(200)   NULL,
    PAUSED_AT                 BIGINT          NULL,
    CONSTRAINT pk_qrtz_paused_job_grps PRIMARY KEY (SCHED_NAME, JOB_GROUP)
);

-- What each node is running now.
CREATE TABLE QRTZ_FIRED_TRIGGERS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    ENTRY_ID                  NVARCHAR(140)   NOT NULL,
    TRIGGER_NAME              NVARCHAR(150)   NOT NULL,
    TRIGGER_GROUP             NVARCHAR(150)   NOT NULL,
    INSTANCE_NAME             NVARCHAR(200)   NOT NULL,
    FIRED_TIME                BIGINT          NOT NULL,
    SCHED_TIME                BIGINT          NOT NULL,
    PRIORITY                  INT             NOT NULL,
    STATE                     NVARCHAR(16)    NOT NULL,
    JOB_NAME                  NVARCHAR(150)   NULL,
    JOB_GROUP                 NVARCHAR(150)   NULL,
    IS_NONCONCURRENT          BIT             NULL,
    REQUESTS_RECOVERY         BIT             NULL,
    EXECUTION_GROUP           NVARCHAR(200)   NULL,
    PROGRESS                  INT             NULL,
    PROGRESS_MESSAGE          NVARCHAR(250)   NULL,
    INTERRUPT_REQUESTED_TIME  BIGINT          NULL,
    CONSTRAINT pk_qrtz_fired_triggers PRIMARY KEY (SCHED_NAME, ENTRY_ID)
);

-- The nodes, and when each was last alive.
CREATE TABLE QRTZ_SCHEDULER_STATE (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    INSTANCE_NAME             NVARCHAR(200)   NOT NULL,
    LAST_CHECKIN_TIME         BIGINT          NOT NULL,
    CHECKIN_INTERVAL          BIGINT          NOT NULL,
    QUARTZ_VERSION            NVARCHAR(20)    NULL,
    CONSTRAINT pk_qrtz_scheduler_state PRIMARY KEY (SCHED_NAME, INSTANCE_NAME)
);

-- One row a lock: a node holds it by holding the row.
CREATE TABLE QRTZ_LOCKS (
    SCHED_NAME                NVARCHAR(120)   NOT NULL,
    LOCK_NAME                 NVARCHAR(40)    NOT NULL,
    CONSTRAINT pk_qrtz_locks PRIMARY KEY (SCHED_NAME, LOCK_NAME)
);

CREATE INDEX ix_qrtz_j_g_n ON QRTZ_JOB_DETAILS (SCHED_NAME, JOB_GROUP, JOB_NAME);
CREATE INDEX ix_qrtz_t_j ON QRTZ_TRIGGERS (SCHED_NAME, JOB_NAME, JOB_GROUP);
CREATE INDEX ix_qrtz_t_g_n ON QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_GROUP, TRIGGER_NAME);
CREATE INDEX ix_qrtz_t_c ON QRTZ_TRIGGERS (SCHED_NAME, CALENDAR_NAME);
CREATE INDEX ix_qrtz_t_nft_st ON QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_STATE, NEXT_FIRE_TIME, PRIORITY, MISFIRE_INSTR);
CREATE INDEX ix_qrtz_ft_inst ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, INSTANCE_NAME);
CREATE INDEX ix_qrtz_ft_j_g ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, JOB_NAME, JOB_GROUP);
CREATE INDEX ix_qrtz_ft_t_g ON QRTZ_FIRED_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP);
