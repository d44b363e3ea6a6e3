-- The exchanges whose answers the public pages show, with what opens the commitments of their receipts. Only the
-- receipts of these are handed to anybody: any other says who asked whom, and is its parties' alone.
CREATE TABLE portal.exchange (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  at timestamptz NOT NULL,
  status smallint NOT NULL,
  digest text NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  body bytea NOT NULL
);
CREATE INDEX exchange_by_time ON portal.exchange (at DESC);

GRANT SELECT, INSERT ON portal.exchange TO {{role}};
