-- One row a log. The head is moved only by compare-and-set on (size, root), and never back.
CREATE TABLE ledger.log (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('receipts', 'registry')),
  shard text NOT NULL,
  origin text NOT NULL UNIQUE,
  size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  appended_at timestamptz NOT NULL,
  published_size bigint NOT NULL DEFAULT 0 CHECK (published_size BETWEEN 0 AND size),
  published_note bytea,
  published_at timestamptz,
  UNIQUE (kind, shard)
);

CREATE FUNCTION ledger.refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size OR NEW.published_size < OLD.published_size OR NEW.origin <> OLD.origin THEN
    RAISE EXCEPTION 'a log never shrinks' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_never_shrinks BEFORE UPDATE ON ledger.log
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_shrinking();

-- Keys that signed or sign a log's checkpoints, by the size they were added and retired at.
CREATE TABLE ledger.log_key (
  log smallint NOT NULL REFERENCES ledger.log,
  vkey text NOT NULL,
  added_size bigint NOT NULL,
  retired_size bigint,
  PRIMARY KEY (log, vkey)
);

-- One row an entry. A receipt's opening lies beside its leaf: one row and one index fewer to an append.
CREATE TABLE ledger.entry (
  log smallint NOT NULL,
  index bigint NOT NULL CHECK (index >= 0),
  entry bytea NOT NULL CHECK (octet_length(entry) <= 65535),
  receipt uuid UNIQUE,
  body bytea,
  salt bytea CHECK (octet_length(salt) = 32),
  -- Tags of a leaf that holds only the root over them (above 200 persons), 32 bytes each.
  tag_list bytea,
  PRIMARY KEY (log, index),
  CHECK ((receipt IS NULL) = (body IS NULL) AND (receipt IS NULL) = (salt IS NULL))
);

-- Full tiles only: a partial tile is computed from what lies below it, so none can pile up or go stale.
CREATE TABLE ledger.tile (
  log smallint NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 6),
  index bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
  PRIMARY KEY (log, level, index)
);
ALTER TABLE ledger.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- The registry's current statements, as the latest entry's root commits to them.
CREATE TABLE ledger.statement (
  subject text COLLATE "C" PRIMARY KEY,
  note bytea NOT NULL
);

-- What is under way: written before a provider is called, closed by the receipt that settles it. The
-- nonce outlives the claim until no signature that could carry it would still be accepted.
CREATE TABLE ledger.claim (
  id uuid PRIMARY KEY,
  nonce bytea NOT NULL UNIQUE,
  intent bytea,
  claimed_at timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK ((intent IS NULL) = (settled_at IS NOT NULL))
);
CREATE INDEX claim_open ON ledger.claim (claimed_at) WHERE settled_at IS NULL;
CREATE INDEX claim_settled ON ledger.claim (settled_at) WHERE settled_at IS NOT NULL;

-- How far each witness has followed each log, so that it is asked with the right proof.
CREATE TABLE ledger.witnessed (
  log smallint NOT NULL REFERENCES ledger.log,
  vkey text NOT NULL,
  size bigint NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (log, vkey)
);

-- Entries and tiles can be added and read, not changed or removed, by the ledger itself.
GRANT SELECT, INSERT, UPDATE ON ledger.log TO {{role}};
GRANT SELECT, INSERT, UPDATE ON ledger.log_key TO {{role}};
GRANT SELECT, INSERT ON ledger.entry, ledger.tile TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.statement, ledger.claim, ledger.witnessed TO {{role}};
