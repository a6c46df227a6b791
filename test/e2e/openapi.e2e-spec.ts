import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { schemas } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type Cluster, setup } from '../support/cluster.js';
import { type AppName, isOAuthRoute, matrix, type Route, roles } from '../support/role-matrix.js';
import { addressOf, tokenFor } from '../support/routes.js';

interface Media {
  readonly schema?: { readonly $ref?: string };
}
interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security?: readonly object[];
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly securitySchemes: object;
  };
}

const documentedPath = (path: string) =>
  path.replace(/:([A-Za-z]+)/g, '{$1}').replace('*', '{path}');
const refTo = (name: string) =>
  `#/components/schemas/${String((schemas as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[name]?.title)}`;

/** Every `$ref` of a document, wherever it stands. */
function refsOf(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsOf(value),
  );
}

/** What a JSON pointer fragment names in the document. */
function resolve(document: object, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

describe.each<AppName>(['hub', 'registry'])('the document of the %s', (name) => {
  let cluster: Cluster;
  let document: Document;
  const routes = matrix[name].filter(({ path }) => path !== '/openapi.json');
  const operationOf = ({ method, path }: Route) =>
    document.paths[documentedPath(path)]?.[method.toLowerCase()];
  /** What is said of every route, beside what should be; compared at once so that all faults show. */
  function compare<T>(said: (operation: Operation) => T, due: (route: Route) => T): void {
    const label = ({ method, path }: Route) => `${method} ${path}`;
    const got = routes.map((route) => {
      const operation = operationOf(route);
      return [label(route), operation && said(operation)];
    });
    expect(got).toEqual(routes.map((route) => [label(route), due(route)]));
  }

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
    document = (await cluster[name].anyone.get('/openapi.json').expect(200)).body as Document;
  });
  afterAll(() => cluster.close());

  it('is OpenAPI 3.1 and names every route once, and no other', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: `Guildmark ${name}`, version: '1' });
    expect(document.components.securitySchemes).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer' },
    });
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const declared = routes.map(
      ({ method, path }) => `${method.toLowerCase()} ${documentedPath(path)}`,
    );
    expect(documented.sort()).toEqual(declared.sort());
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares each parameter of a path once, and no header that is the business of security', () => {
    compare(
      ({ parameters }) => parameters.filter((p) => p.in === 'path').map((p) => p.name),
      ({ path }) => [...documentedPath(path).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    );
    compare(
      ({ parameters }) => parameters.some((p) => p.name.toLowerCase() === 'authorization'),
      () => false,
    );
  });

  it('has an end for every reference, and schemas that compile', () => {
    const refs = new Set(refsOf(document));
    expect(refs.size).toBeGreaterThan(20);
    expect([...refs].filter((ref) => resolve(document, ref) === undefined)).toEqual([]);
    const ajv = new Ajv2020({
      strict: true,
      allowUnionTypes: true,
      keywords: ['x-text', 'x-open-enum'],
    });
    formats.default(ajv);
    const root = { $id: 'https://document.example/', components: document.components };
    ajv.addVocabulary(['components']);
    ajv.addSchema(root);
    for (const title of Object.keys(document.components.schemas))
      expect(ajv.getSchema(`${root.$id}#/components/schemas/${title}`)).toBeInstanceOf(Function);
  });

  it('gives the schema of every body and of every answer in JSON', () => {
    compare(
      ({ requestBody }) => requestBody?.content['application/json']?.schema?.$ref,
      ({ body }) => body && refTo(body),
    );
    compare(
      ({ responses }) =>
        Object.entries(responses)
          .filter(([status]) => status.startsWith('2'))
          .map(([, { content }]) => content?.['application/json']?.schema?.$ref)[0],
      ({ answer }) => (answer?.startsWith('(') ? undefined : answer && refTo(answer)),
    );
  });

  it('says of every route that it refuses with a problem, or as OAuth does', () => {
    compare(
      ({ responses }) =>
        Object.entries(responses.default?.content ?? {}).map(([type, { schema }]) => [
          type,
          schema?.$ref,
        ]),
      (route) =>
        isOAuthRoute(route)
          ? [['application/json', '#/components/schemas/OAuthError']]
          : [['application/problem+json', '#/components/schemas/Problem']],
    );
  });

  it('asks for a bearer token exactly where one is needed', () => {
    compare(
      ({ security = [] }) => security,
      ({ access }) => (access === 'public' ? [] : [{ bearer: [] }]),
    );
  });

  it('is kept: what is answered to GET has the documented status and form', async () => {
    const { app, url } = cluster[name];
    const headers = { authorization: `Bearer ${await tokenFor(app, roles[name])}` };
    let seen = 0;
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await fetch(url + addressOf(route), { headers });
      const type = answer.headers.get('content-type') ?? '';
      const text = await answer.text();
      const documented = operationOf(route)?.responses ?? {};
      if (answer.status < 400 && route.answer && !route.answer.startsWith('(')) {
        expect([route.path, Object.keys(documented)]).toEqual([
          route.path,
          expect.arrayContaining([String(answer.status)]),
        ]);
        expect([route.path, type]).toEqual([
          route.path,
          expect.stringMatching(/^application\/json/) as string,
        ]);
        const form = route.answer as Parameters<typeof validate>[0];
        expect([route.path, validate(form, JSON.parse(text))]).toEqual([route.path, []]);
        seen += 1;
      } else if (type.startsWith('application/problem+json'))
        expect(validate('http/problem', JSON.parse(text))).toEqual([]);
    }
    expect(seen).toBeGreaterThan(4);
  });
});
