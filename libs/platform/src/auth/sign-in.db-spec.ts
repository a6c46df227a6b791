import 'reflect-metadata';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { Clock, Ids, Salts } from '../clock.js';
import { openDataSource } from '../database/database.module.js';
import { AccountsStore } from './accounts.store.js';
import { authTables } from './auth.module.js';
import { InvitationsService } from './invitations.service.js';
import { SessionsService } from './sessions.service.js';

const password = 'cuoio e spago 12';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', authTables);
  let now = new Date('2026-11-23T10:00:00Z');
  const clock: Clock = { now: () => now };
  const salts = new Salts();
  const store = new AccountsStore(db);
  const invitations = new InvitationsService(db, store, clock, new Ids(clock), salts);
  const sessions = new SessionsService(db, store, clock, salts);
  const invitation = await invitations.inviteFirst({
    name: 'Vera',
    email: 'Vera@hub.example',
    roles: ['officer'],
  });
  if (!invitation) throw new Error('no invitation');
  return {
    store,
    invitations,
    sessions,
    token: invitation.token,
    wait: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describeDatabases('signing in', (kind) => {
  it('refuses an unknown address, a wrong password, and an account without password alike', async () => {
    const { sessions, invitations, token, close } = await setup(kind);
    try {
      await expect(sessions.signIn('nobody@hub.example', password)).rejects.toThrow(
        refused('session.refused'),
      );
      await expect(sessions.signIn('vera@hub.example', password)).rejects.toThrow(
        refused('session.refused'),
      );
      await invitations.accept(token, password);
      await expect(sessions.signIn('vera@hub.example', `${password}x`)).rejects.toThrow(
        refused('session.refused'),
      );
    } finally {
      await close();
    }
  });

  it('takes an invitation once, within its time, and no weak password', async () => {
    const { invitations, token, close } = await setup(kind);
    try {
      await expect(invitations.accept(token, 'aaaaaaaaaaaa')).rejects.toThrow(
        refused('password.too-weak'),
      );
      await expect(invitations.accept(`${token}x`, password)).rejects.toThrow(
        refused('invitation.unknown'),
      );
      const both = await Promise.allSettled([
        invitations.accept(token, password),
        invitations.accept(token, password),
      ]);
      expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(
        invitations.inviteFirst({ name: 'x', email: 'x@y.example', roles: ['officer'] }),
      ).resolves.toBeUndefined();
    } finally {
      await close();
    }
  });

  it('opens a session that ends by itself, by signing out, and by a new password', async () => {
    const { sessions, invitations, store, token, wait, close } = await setup(kind);
    try {
      await invitations.accept(token, password);
      const { token: session, account } = await sessions.signIn('VERA@hub.example', password);
      expect(account).toMatchObject({ email: 'vera@hub.example', roles: ['officer'] });
      expect(await sessions.accountOf(session)).toMatchObject({ id: account.id });
      expect(await sessions.accountOf(`${session}x`)).toBeUndefined();
      await sessions.signOut(session);
      expect(await sessions.accountOf(session)).toBeUndefined();

      const second = await sessions.signIn('vera@hub.example', password);
      wait(61);
      expect(await sessions.accountOf(second.token)).toBeUndefined();

      const third = await sessions.signIn('vera@hub.example', password);
      const known = await store.findById(account.id);
      if (!known) throw new Error('no account');
      await invitations.accept((await invitations.invite(known)).token, 'another one 34');
      expect(await sessions.accountOf(third.token)).toBeUndefined();
    } finally {
      await close();
    }
  });

  it('makes an account wait after ten failures, the right password included', async () => {
    const { sessions, invitations, token, wait, close } = await setup(kind);
    try {
      await invitations.accept(token, password);
      for (let i = 0; i < 10; i++)
        await expect(sessions.signIn('vera@hub.example', 'wrong')).rejects.toThrow(
          refused('session.refused'),
        );
      await expect(sessions.signIn('vera@hub.example', password)).rejects.toThrow(
        refused('session.throttled'),
      );
      wait(16);
      await expect(sessions.signIn('vera@hub.example', password)).resolves.toHaveProperty('token');
    } finally {
      await close();
    }
  });
});
