// Asks a GraphQL server what the authors of the draft “GraphQL over HTTP” ask of one, and prints what they find as
// JSON: node audit-http.mjs address '{"header": "value"}' pause. Run by tests/door/test_audits.py.
import { serverAudits } from 'graphql-http'

const [url, headers, pause] = process.argv.slice(2)
const said = JSON.parse(headers)

async function fetchFn(address, init = {}) {
  // A door with a limit for each second is not to be told that it refuses what it should not.
  await new Promise((done) => setTimeout(done, Number(pause)))
  return fetch(address, { ...init, headers: { ...said, ...init.headers } })
}

const found = []
for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason } = await audit.fn()
  found.push({ id, name, status, reason })
}
console.log(JSON.stringify(found))
