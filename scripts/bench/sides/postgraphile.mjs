// PostGraphile 5 as its documentation sets it up: a role, row-level security, the session looked up for each request.
// DATABASE_URL is the role's; it listens on PORT of the loopback address.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const signedIn = {
  name: "signed_in",
  text: "SELECT person_id FROM session WHERE token_hash = $1 AND ended_at IS NULL AND seen_at > now() - interval '30 minutes'",
};

async function personOf(cookie) {
  const token = /(?:^|; )session=([^;]+)/.exec(cookie ?? "")?.[1];
  if (!token) return "";
  const hash = createHash("sha256").update(token).digest("hex");
  const { rows } = await pool.query({ ...signedIn, values: [hash] });
  return rows[0]?.person_id ?? "";
}

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ["public", "bench"] })],
  grafast: {
    async context(request) {
      const { req } = request.node ?? {};
      const person = await personOf(req?.headers.cookie);
      // As the portal tells it: a resident sees her own papers, and a code is looked up by the portal itself.
      return { pgSettings: { "portal.kind": person ? "citizen" : "system", "portal.person": person } };
    },
  },
  grafserv: { graphqlPath: "/graphql", watch: false },
};

const serv = postgraphile(preset).createServ(grafserv);
const server = createServer();
server.on("error", (error) => { console.error(error); process.exit(1); });
await serv.addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("listening"));
