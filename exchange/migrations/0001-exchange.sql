-- Documents that a service statement names by digest. Once published one never changes and is never removed:
-- receipts lean on it.
CREATE TABLE exchange.contract (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  document bytea NOT NULL CHECK (octet_length(document) <= 262144),
  entered_at timestamptz NOT NULL
);

-- What each agreement used of its quota on its latest day, so that a restart does not begin the day again.
CREATE TABLE exchange.quota_used (
  agreement text PRIMARY KEY,
  day integer NOT NULL,
  used bigint NOT NULL CHECK (used >= 0)
);

GRANT SELECT, INSERT ON exchange.contract TO {{role}};
GRANT SELECT, INSERT, UPDATE ON exchange.quota_used TO {{role}};
