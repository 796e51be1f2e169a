-- What PostGraphile sees: the portal's tables as a role of its own, under the portal's own policies; and the check of a
-- code as one function, which does what the portal does: waits for its turn, counts, finds, records, tells the holder.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
DO $$ BEGIN CREATE ROLE bench_visitor LOGIN PASSWORD 'bench'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT USAGE ON SCHEMA public, bench TO bench_visitor;
GRANT SELECT ON proof, organisation, proof_snapshot, proof_file, session TO bench_visitor;
CREATE TYPE bench.checked AS (outcome text, state text, valid_until date, content bytea, seal_level text,
    ending_reason text, ending_at timestamptz, ending_number text);

CREATE FUNCTION bench.verify_code(code text, asked text, source text) RETURNS bench.checked
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
    found record;
    told text;
    record_id uuid := gen_random_uuid();
    answer bench.checked;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('verification ' || verify_code.source, 0));
    SELECT * INTO found FROM (SELECT
        (SELECT count(*) FROM verification_record AS r WHERE r.source = verify_code.source
            AND at > now() - interval '1 minute' AND proof_id IS NULL) AS of_source,
        (SELECT count(*) FROM verification_record AS r WHERE r.asked = verify_code.asked
            AND at > now() - interval '1 minute') AS of_code,
        (SELECT count(*) FROM verification_record AS r WHERE at > now() - interval '1 minute'
            AND proof_id IS NULL) AS of_all) AS counts
    LEFT JOIN (:paper) AS paper ON true;
    IF found.of_source >= 20 OR found.of_code >= 60 THEN RAISE EXCEPTION 'too many'; END IF;
    told := CASE WHEN found.proof_id IS NULL THEN 'unknown' WHEN found.state = 'issued' THEN 'valid'
        ELSE found.state END;
    IF found.proof_id IS NOT NULL THEN
        WITH looked AS (
            INSERT INTO disclosure (id, at, proof_id, holder_id, title, door, parts, source_id)
            SELECT gen_random_uuid(), now(), id, applicant_id, title, 'check', '["status", "title"]', record_id
            FROM proof WHERE id = found.proof_id RETURNING id, proof_id)
        INSERT INTO audit_entry (at, actor_kind, deed, subject_id, details)
        SELECT now(), 'anonymous', 'disclosure.check', proof_id, jsonb_build_object('disclosure', id) FROM looked;
    END IF;
    INSERT INTO verification_record (id, at, method, asked, outcome, proof_id, source, actor_kind)
    VALUES (record_id, now(), 'code', verify_code.asked, told, found.proof_id, verify_code.source, 'anonymous');
    answer := (told, found.state, found.valid_until, found.content, found.seal_level,
        found.ending_reason, found.ending_at, found.ending_number);
    RETURN answer;
END $$;
GRANT EXECUTE ON FUNCTION bench.verify_code TO bench_visitor;
