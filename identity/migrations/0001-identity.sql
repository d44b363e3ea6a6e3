-- Who may sign in, and who is signed in. Of a passkey its public key alone is here: nothing biometric leaves the
-- device of its owner. Tokens are here as their SHA-256, so that a reader of the table can use none.
CREATE TABLE identity.account (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z]{16}$'),
  name text CHECK (char_length(name) BETWEEN 1 AND 100),
  opened_at timestamptz NOT NULL
);

CREATE TABLE identity.role (
  account text COLLATE "C" NOT NULL REFERENCES identity.account,
  role text NOT NULL CHECK (role IN ('administrator', 'programme-officer', 'reviewer', 'publisher', 'reader')),
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (account, role)
);

CREATE TABLE identity.passkey (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]+$' AND char_length(id) <= 1400),
  account text COLLATE "C" NOT NULL REFERENCES identity.account,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  registered_at timestamptz NOT NULL
);
CREATE INDEX passkey_by_account ON identity.passkey (account);

CREATE TABLE identity.invitation (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  account text COLLATE "C" NOT NULL UNIQUE REFERENCES identity.account,
  expires_at timestamptz NOT NULL
);

CREATE TABLE identity.session (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  id text COLLATE "C" NOT NULL UNIQUE,
  account text COLLATE "C" NOT NULL REFERENCES identity.account,
  began_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  device text NOT NULL CHECK (char_length(device) <= 60),
  proof text NOT NULL CHECK (proof IN ('passkey', 'provider'))
);
CREATE INDEX session_by_account ON identity.session (account);

GRANT SELECT, INSERT ON identity.account TO {{role}};
GRANT SELECT, INSERT, DELETE ON identity.role, identity.invitation TO {{role}};
GRANT SELECT, INSERT ON identity.passkey TO {{role}};
GRANT UPDATE (counter) ON identity.passkey TO {{role}};
GRANT SELECT, INSERT, DELETE ON identity.session TO {{role}};
GRANT UPDATE (seen_at) ON identity.session TO {{role}};

-- Who came through an OpenID Connect provider: the SHA-256 of issuer and subject, so that the provider's own name for
-- a person is not kept.
CREATE TABLE identity.federated (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  account text COLLATE "C" NOT NULL REFERENCES identity.account
);
GRANT SELECT, INSERT ON identity.federated TO {{role}};
