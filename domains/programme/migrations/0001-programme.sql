-- What was published about commitments. Sources, versions and outcomes are added, never changed or removed.
CREATE TABLE programme.source (
  id text COLLATE "C" PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('announcement', 'results', 'report')),
  publisher text,
  published_on text NOT NULL,
  url text,
  note text,
  exhaustive boolean,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);

-- The days on which the office looked at what is published: "no later data" is said as of the last one.
CREATE TABLE programme.consultation (
  day date PRIMARY KEY,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);

-- A letter before more digits would read like the number of an identity card.
CREATE TABLE programme.commitment (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[0-9]{4}-[A-Z]?[0-9]{2,4}$'),
  year smallint NOT NULL,
  domain text NOT NULL,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);

CREATE TABLE programme.version (
  commitment text COLLATE "C" NOT NULL REFERENCES programme.commitment,
  number integer NOT NULL CHECK (number > 0),
  source text COLLATE "C" NOT NULL REFERENCES programme.source,
  sentence jsonb,
  terms jsonb NOT NULL,
  confidence text CHECK (confidence IN ('H', 'M')),
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (commitment, number)
);

CREATE TABLE programme.outcome (
  commitment text COLLATE "C" NOT NULL REFERENCES programme.commitment,
  number integer NOT NULL CHECK (number > 0),
  source text COLLATE "C" NOT NULL REFERENCES programme.source,
  outcome text NOT NULL CHECK (outcome IN ('kept', 'carried-over')),
  carried_to text COLLATE "C" REFERENCES programme.commitment CHECK (carried_to <> commitment),
  note jsonb,
  confidence text CHECK (confidence IN ('H', 'M')),
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (commitment, number),
  CHECK ((outcome = 'carried-over') = (carried_to IS NOT NULL))
);
CREATE INDEX outcome_carried ON programme.outcome (carried_to) WHERE carried_to IS NOT NULL;

-- What the office writes of a commitment. A correction is an entry that replaces another of its kind.
CREATE TABLE programme.entry (
  id uuid PRIMARY KEY,
  commitment text COLLATE "C" NOT NULL REFERENCES programme.commitment,
  kind text NOT NULL,
  content jsonb NOT NULL,
  author text NOT NULL,
  at timestamptz NOT NULL,
  replaces uuid,
  UNIQUE (id, author),
  UNIQUE (id, commitment, kind),
  FOREIGN KEY (replaces, commitment, kind) REFERENCES programme.entry (id, commitment, kind)
);
CREATE INDEX entry_of_commitment ON programme.entry (commitment, at, id);

-- A second person's decision, once for each entry. The author is kept here so that it can never be the same.
CREATE TABLE programme.validation (
  entry uuid PRIMARY KEY,
  author text NOT NULL,
  by text NOT NULL CHECK (by <> author),
  decision text NOT NULL CHECK (decision IN ('accepted', 'returned')),
  grade text CHECK (grade IN ('declared', 'documented', 'independently-confirmed')),
  reason text NOT NULL,
  at timestamptz NOT NULL,
  FOREIGN KEY (entry, author) REFERENCES programme.entry (id, author)
);

-- Figures of annual results. One without a source is kept, and never published.
CREATE TABLE programme.metric (
  id text COLLATE "C" PRIMARY KEY,
  name jsonb NOT NULL
);
CREATE TABLE programme.observation (
  id text COLLATE "C" PRIMARY KEY,
  metric text COLLATE "C" NOT NULL REFERENCES programme.metric,
  period text NOT NULL,
  content jsonb NOT NULL
);
CREATE INDEX observation_of_period ON programme.observation (period);

-- A period is frozen once, published by a second person, and corrected beside its bytes.
CREATE TABLE programme.frozen (
  period text PRIMARY KEY,
  document bytea NOT NULL,
  sha256 bytea NOT NULL CHECK (sha256 = sha256(document)),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  UNIQUE (period, proposed_by)
);
CREATE TABLE programme.publication (
  period text PRIMARY KEY,
  proposed_by text NOT NULL,
  approved_by text NOT NULL CHECK (approved_by <> proposed_by),
  approved_at timestamptz NOT NULL,
  FOREIGN KEY (period, proposed_by) REFERENCES programme.frozen (period, proposed_by)
);
CREATE TABLE programme.correction (
  period text NOT NULL REFERENCES programme.frozen,
  number integer NOT NULL CHECK (number > 0),
  content jsonb NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  PRIMARY KEY (period, number),
  UNIQUE (period, number, proposed_by)
);
CREATE TABLE programme.correction_approval (
  period text NOT NULL,
  number integer NOT NULL,
  proposed_by text NOT NULL,
  approved_by text NOT NULL CHECK (approved_by <> proposed_by),
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (period, number),
  FOREIGN KEY (period, number, proposed_by)
    REFERENCES programme.correction (period, number, proposed_by)
);

-- Where each commitment stands now, worked out from all above in the transaction that adds to it: what lists,
-- totals and the search read. It holds nothing of its own and can be made again at any time.
CREATE TABLE programme.standing (
  id text COLLATE "C" PRIMARY KEY REFERENCES programme.commitment,
  year smallint NOT NULL,
  domain text NOT NULL,
  kind text,
  region text,
  place_known text NOT NULL CHECK (place_known IN ('announced', 'not-announced', 'none')),
  event text NOT NULL,
  -- The day of the event where nothing came after it; "no later data" holds where it lies before the
  -- consultation.
  silent_since date,
  completion text NOT NULL,
  due_to date,
  changed_on date NOT NULL,
  row jsonb NOT NULL
);
CREATE INDEX standing_by_changed ON programme.standing (changed_on DESC, id);
-- Apart from the rows, which are three times as wide: a search reads all of it.
CREATE TABLE programme.searched (
  id text COLLATE "C" PRIMARY KEY REFERENCES programme.commitment,
  text text NOT NULL
);

-- Totals and pages without a search read these alone, not the rows.
CREATE INDEX standing_counted ON programme.standing (year, domain, kind, event, completion)
  INCLUDE (silent_since, region, place_known, due_to, changed_on, id);
CREATE INDEX standing_by_place ON programme.standing (year, place_known, region, id);

GRANT SELECT, INSERT ON programme.source, programme.consultation, programme.commitment, programme.version,
  programme.outcome, programme.entry, programme.validation, programme.metric, programme.observation,
  programme.frozen, programme.publication, programme.correction, programme.correction_approval TO {{role}};
GRANT SELECT, INSERT, UPDATE ON programme.standing, programme.searched TO {{role}};
