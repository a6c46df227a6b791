import { writeFileSync } from 'node:fs';
import { setup } from '../support/cluster.js';
it('x', async () => {
  const t0 = performance.now();
  const c = await setup({ accredited: false });
  const out: string[] = ['setup ' + (performance.now() - t0)];
  try {
    for (const p of [c.hub, c.registry]) {
      const f = p.app.getHttpAdapter().getInstance() as any;
      out.push(f.printRoutes({ commonPrefix: false }));
      const d = await p.anyone.get('/openapi.json');
      out.push(JSON.stringify({ ...d.body, components: { ...d.body.components, schemas: Object.keys(d.body.components.schemas) } }, null, 1));
      for (const [path, init] of [['/nope', {}], ['/api/v1/people/%00/invitation', {method:'POST'}], ['/api/v1/people/..%2f/invitation', {method:'POST'}], ['/%zz', {}],['/api/v1/people/' + 'x'.repeat(5000) + '/invitation', {method:'POST'}], ['/health/live?a=%00', {}], ['/api/v1/sessions', {method:'POST', body:'x', headers:{'content-type':'text/html'}}],['/api/v1/sessions', {method:'POST', body:'x', headers:{'content-type':'application/json; charset=latin1'}}],['/api/v1/sessions', {method:'POST', body:'a=b', headers:{'content-type':'application/x-www-form-urlencoded'}}],['/api/v1/sessions', {method:'POST', body:'x'}],['/api/v1/sessions', {method:'POST'}],['/api/v1/sessions', {method:'PATCH'}],['/', {}], ['/me', {}],['/assets/x.js',{}], ['/assets/..%2f..%2fpackage.json',{}]] as any[]) {
        const a = await fetch(p.url + path, init);
        out.push([init.method ?? 'GET', path.slice(0, 60), a.status, a.headers.get('content-type'), (await a.text()).slice(0, 300)].join(' '));
      }
    }
  } finally { await c.close(); writeFileSync('/tmp/explore.txt', out.join('\n')); }
});
