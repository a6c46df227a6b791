import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  -- Nothing of an offer that lets anybody in is here: of its address, its code, the transaction code
  -- and the access token there are digests only. The second digest is over code and transaction code,
  -- so that six digits cannot be tried out on it.
  CREATE TABLE wallet_offer (
    id uuid PRIMARY KEY,
    credential_id uuid NOT NULL,
    person_id uuid NOT NULL,
    offer_hash bytea NOT NULL UNIQUE CHECK (octet_length(offer_hash) = 32),
    code_hash bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
    tx_hash bytea NOT NULL CHECK (octet_length(tx_hash) = 32),
    tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
    ended_at timestamptz,
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),
    token_expires_at timestamptz,
    identifiers text[],
    CHECK ((token_hash IS NULL) = (token_expires_at IS NULL))
  );
  CREATE INDEX wallet_offer_person ON wallet_offer (person_id);
  CREATE UNIQUE INDEX wallet_offer_newest ON wallet_offer (credential_id) WHERE ended_at IS NULL;
  -- What wallets took. The digest is of an SD-JWT VC that was signed for it, whose leaf is its own;
  -- the other forms are the credential itself.
  CREATE TABLE wallet_copy (
    id uuid PRIMARY KEY,
    credential_id uuid NOT NULL,
    person_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    configuration text NOT NULL
      CHECK (configuration IN ('competence_sd_jwt', 'competence_ob_jwt', 'competence_ob_di')),
    claimed_at timestamptz NOT NULL,
    key_thumbprint text,
    digest text,
    intent_id uuid UNIQUE REFERENCES ledger_intent,
    notification_hash bytea NOT NULL CHECK (octet_length(notification_hash) = 32),
    event text
      CHECK (event IN ('credential_accepted', 'credential_failure', 'credential_deleted')),
    notified_at timestamptz,
    CHECK ((digest IS NULL) = (intent_id IS NULL)),
    CHECK ((configuration = 'competence_sd_jwt') = (intent_id IS NOT NULL)),
    CHECK ((event IS NULL) = (notified_at IS NULL))
  );
  CREATE INDEX wallet_copy_credential ON wallet_copy (credential_id, claimed_at);
  CREATE INDEX wallet_copy_person ON wallet_copy (person_id);
  CREATE INDEX wallet_copy_offer ON wallet_copy (offer_id);
  CREATE INDEX wallet_copy_notification ON wallet_copy (notification_hash);
  -- Nonces that were used and are not over yet; those that are only given out are nowhere.
  CREATE TABLE wallet_nonce (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX wallet_nonce_end ON wallet_nonce (expires_at);
`;

/** Offers of credentials to wallets and the copies these took. Both go with the person. */
export class CreateWallet1795871400000 implements MigrationInterface {
  name = 'CreateWallet1795871400000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    for (const table of ['wallet_offer', 'wallet_copy'])
      await q.query(`
        CREATE TRIGGER ${table}_not_of_the_erased BEFORE INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE wallet_nonce, wallet_copy, wallet_offer');
  }
}
