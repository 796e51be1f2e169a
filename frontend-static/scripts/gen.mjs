// Checks every .graphql file against the portal's schema, and writes from them the typed documents
// of src/generated/ and the trusted documents of schema/operations.json.
//
//   npm run gen                writes them
//   npm run gen -- --check     writes nothing; fails and names the file when one is not current
//   npm run gen -- --release   also files today's documents as released, so that open pages of this
//                              release keep working after the next one
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, buildSchema, parse, print, validate, visit } from 'graphql';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = join(HERE, 'src');
const GENERATED = join(SOURCES, 'generated');
const SCHEMA = join(HERE, '..', 'schema');
const TRUSTED = join(SCHEMA, 'operations.json');
const RELEASED = join(SCHEMA, 'operations-released.json');
const HEADER = '// Written by `npm run gen` from the .graphql files beside the pages. Never edit it.\n';

const schemaText = readFileSync(join(SCHEMA, 'portal.graphql'), 'utf8');
const schema = buildSchema(schemaText);

class Mistake extends Error {}

/** Every .graphql file under src/, parsed; the file names the feature: src/papers → papers.ts. */
function readDocuments() {
  return readdirSync(SOURCES, { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({
      name,
      feature: dirname(name).replaceAll('/', '-'),
      document: parse(readFileSync(join(SOURCES, name), 'utf8')),
    }));
}

function checkDocuments(files) {
  const whole = { kind: Kind.DOCUMENT, definitions: files.flatMap((file) => file.document.definitions) };
  const mistakes = validate(schema, whole);
  if (mistakes.length > 0) {
    throw new Mistake(mistakes.map((mistake) => mistake.toString()).join('\n\n'));
  }
  const anonymous = whole.definitions.find((each) => !each.name);
  if (anonymous) throw new Mistake('Every operation needs a name.');
  return whole;
}

/** The text of one operation with just the fragments it uses, in the order of their names. */
function textOf(operation, fragments) {
  const used = new Set();
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        used.add(value);
        collect(fragments.get(value));
      },
    });
  collect(operation);
  const parts = [operation, ...[...used].sort().map((name) => fragments.get(name))];
  return parts.map((part) => print(part)).join('\n\n');
}

function identifierOf(text) {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

/** Operations of one file: name, type, text and identifier. */
function operationsOf(file, fragments) {
  return file.document.definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map((each) => {
      const body = textOf(each, fragments);
      return { name: each.name.value, type: each.operation, body, id: identifierOf(body) };
    });
}

async function typesOf(filename, definitions, externalFragments) {
  return codegen({
    filename,
    schema: parse(schemaText),
    documents: [{ document: { kind: Kind.DOCUMENT, definitions } }],
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
    config: {
      skipTypename: true,
      enumsAsTypes: true,
      enumType: 'string-literal',
      namingConvention: 'keep',
      externalFragments,
      useTypeImports: true,
      scalars: { UUID: 'string', DateTime: 'string', Date: 'string', RegionCode: 'string', Sha256: 'string' },
    },
  });
}

function documentLines(operations) {
  return operations.map(({ name, type, id }) => {
    const kind = type === 'query' ? 'Query' : 'Mutation';
    const verb = type === 'mutation' ? '\n  isVerb: true,' : '';
    return `export const ${name}: Document<${name}${kind}, ${name}${kind}Variables> = {\n  id: '${id}',${verb}\n};\n`;
  });
}

function sorted(entries) {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function trustedText(operations) {
  const entries = operations.map(({ id, name, type, body }) => [id, { name, type, body }]);
  return `${JSON.stringify({ version: 1, operations: sorted(entries) }, null, 2)}\n`;
}

/** Everything released so far, and today's documents under today's version when they are new. */
function releasedText(operations) {
  const { version } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
  const before = existsSync(RELEASED) ? JSON.parse(readFileSync(RELEASED, 'utf8')).operations : {};
  const now = operations.map(({ id, name, type, body }) => [id, { name, type, body, release: version }]);
  const all = sorted([...now, ...Object.entries(before)]);
  return `${JSON.stringify({ version: 1, operations: all }, null, 2)}\n`;
}

async function generate() {
  const files = readDocuments();
  const whole = checkDocuments(files);
  const fragments = new Map(
    whole.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]),
  );
  const outputs = new Map();
  const everything = [];
  for (const feature of new Set(files.map((file) => file.feature))) {
    const own = files.filter((file) => file.feature === feature);
    const operations = own.flatMap((file) => operationsOf(file, fragments));
    if (operations.length === 0) continue; // Fragments alone, shared by all.
    everything.push(...operations);
    const definitions = withFragments(own.flatMap((file) => file.document.definitions), fragments);
    const path = join(GENERATED, `${feature}.ts`);
    const types = await typesOf(path, definitions, []);
    const lines = [HEADER, "import type { Document } from '../foundation/graphql';\n", types, '\n', ...documentLines(operations)];
    outputs.set(path, lines.join(''));
  }
  outputs.set(TRUSTED, trustedText(everything));
  if (process.argv.includes('--release')) outputs.set(RELEASED, releasedText(everything));
  return outputs;
}

/** A feature's own definitions and whatever shared fragments they reach. */
function withFragments(definitions, fragments) {
  const all = new Map(definitions.map((each) => [each.name.value, each]));
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (all.has(value)) return;
        all.set(value, fragments.get(value));
        collect(fragments.get(value));
      },
    });
  definitions.forEach(collect);
  return [...all.values()];
}

function staleFiles(outputs) {
  const changed = [...outputs].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const left = existsSync(GENERATED) ? readdirSync(GENERATED).map((name) => join(GENERATED, name)) : [];
  return [...changed.map(([path]) => path), ...left.filter((path) => !outputs.has(path))];
}

function write(outputs) {
  rmSync(GENERATED, { recursive: true, force: true });
  mkdirSync(GENERATED, { recursive: true });
  for (const [path, text] of outputs) writeFileSync(path, text);
}

try {
  const outputs = await generate();
  const stale = staleFiles(outputs);
  if (process.argv.includes('--check')) {
    if (stale.length > 0) {
      throw new Mistake(`Not current, run \`npm run gen\`: ${stale.map((path) => relative(join(HERE, '..'), path)).join(', ')}`);
    }
  } else if (stale.length > 0) {
    write(outputs);
    console.log(`Written: ${[...outputs.keys()].map((path) => basename(path)).join(', ')}`);
  }
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
