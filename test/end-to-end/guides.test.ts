import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Catalog, parseCatalog } from '../../packages/core/src/index.ts';
import { readConfig } from '../../packages/server/src/index.ts';
import { PLACEHOLDERS } from '../../packages/server/src/mail/placeholders.ts';

const guide = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/guide/${name}.md`, import.meta.url)), 'utf8');

/** The JSON in a guide, in its order. */
const examples = (text: string): string[] =>
  [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => `${json}`);

describe('the guides', () => {
  it('show catalogs that are accepted, from the smallest one on', () => {
    const [smallest = '', ...parts] = examples(guide('catalog'));
    const whole: Catalog = parseCatalog(JSON.parse(smallest));
    assert.ok(parts.length >= 6);
    for (const part of parts) {
      // Those that the parts refer to.
      const staff = ['mira', 'jonas'].map((id) => ({ id, name: id }));
      const [service] = whole.services;
      const services = ['back', 'deep-back-release', 'lower-back-care'].map((id) => ({ ...service, id }));
      parseCatalog({ ...whole, staff, services, ...JSON.parse(`{${part}}`) });
    }
  });

  it('name every setting of the server, and none that does not exist', () => {
    const told = new Set(guide('self-hosting').match(/UNKNOT_[A-Z_]+/g));
    let known: readonly string[] = [];
    try {
      readConfig({ UNKNOT_NOTHING: '1' });
    } catch (error) {
      const { message } = error as Error;
      known = message.slice(message.indexOf('There are:')).match(/UNKNOT_[A-Z_]+/g) ?? [];
    }
    told.delete('UNKNOT_');
    assert.deepEqual([...told].sort(), [...known].sort());
  });

  it('name every placeholder of the mails, and none that does not exist', () => {
    const text = guide('self-hosting');
    const table = text.slice(text.indexOf('These are all the values'), text.indexOf('A placeholder that'));
    const told = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const known = Object.entries(PLACEHOLDERS).flatMap(([name, fields]) => [
      name,
      ...(fields === true ? [] : fields),
    ]);
    assert.deepEqual(told.toSorted(), known.toSorted());
  });

  it('give the limits that hold where none are set', () => {
    const text = guide('self-hosting');
    const { port, host, dataFolder, readsPerMinute, writesPerMinute, holdsPerClient, bookingsPerDay } =
      readConfig({});
    for (const [name, value] of Object.entries({
      UNKNOT_PORT: port,
      UNKNOT_HOST: host,
      UNKNOT_DATA: dataFolder,
      UNKNOT_READS_PER_MINUTE: readsPerMinute,
      UNKNOT_WRITES_PER_MINUTE: writesPerMinute,
      UNKNOT_HOLDS_PER_CLIENT: holdsPerClient,
      UNKNOT_BOOKINGS_PER_DAY: bookingsPerDay,
    })) {
      assert.ok(text.includes(`| \`${name}\` | \`${value}\` |`), `${name} is ${value}`);
    }
  });
});
