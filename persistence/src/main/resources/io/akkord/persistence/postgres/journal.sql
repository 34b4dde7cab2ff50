-- The journal of Akkord in PostgreSQL, version ${version} of its schema: the tables of Akka Persistence JDBC, and one
-- that holds the version. Run it once, as the user of the coordinators. It changes nothing that is there.

CREATE SCHEMA IF NOT EXISTS ${schema};

-- One row an event. The primary key lets one writer win where two append to the same history.
CREATE TABLE IF NOT EXISTS ${schema}.event_journal (
  ordering BIGSERIAL,
  persistence_id VARCHAR(255) NOT NULL,
  sequence_number BIGINT NOT NULL,
  deleted BOOLEAN DEFAULT FALSE NOT NULL,
  writer VARCHAR(255) NOT NULL,
  write_timestamp BIGINT,
  adapter_manifest VARCHAR(255),
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest VARCHAR(255) NOT NULL,
  event_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

CREATE UNIQUE INDEX IF NOT EXISTS event_journal_ordering_idx ON ${schema}.event_journal (ordering);

-- Akka's queries by tag read it; Akkord tags nothing.
CREATE TABLE IF NOT EXISTS ${schema}.event_tag (
  event_id BIGINT REFERENCES ${schema}.event_journal (ordering) ON DELETE CASCADE,
  tag VARCHAR(256),
  PRIMARY KEY (event_id, tag)
);

-- States of graphs at some of their events. It can be emptied: a restart then replays from the beginning.
CREATE TABLE IF NOT EXISTS ${schema}.snapshot (
  persistence_id VARCHAR(255) NOT NULL,
  sequence_number BIGINT NOT NULL,
  created BIGINT NOT NULL,
  snapshot_ser_id INTEGER NOT NULL,
  snapshot_ser_manifest VARCHAR(255) NOT NULL,
  snapshot_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

CREATE TABLE IF NOT EXISTS ${schema}.journal_schema (
  version INTEGER PRIMARY KEY
);

INSERT INTO ${schema}.journal_schema (version)
SELECT ${version} WHERE NOT EXISTS (SELECT 1 FROM ${schema}.journal_schema);
