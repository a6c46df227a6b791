import { randomUUID } from 'node:crypto';
import { KafkaBus } from '#federation/kafka-bus.js';
import { requirement } from '../support/requirements.js';
import { busContract } from './bus-contract.js';

const kafka = requirement('kafka');

kafka.describe('KafkaBus on a real broker', () => {
  busContract(() =>
    Promise.resolve({
      open: (onError) =>
        Promise.resolve(
          new KafkaBus({
            brokers: kafka.value.split(','),
            clientId: 'contract',
            newReadGroup: () => `read.${randomUUID()}`,
            onError,
          }),
        ),
      // Port 1 is never a broker: the connection is refused at once.
      openBroken: (onError) =>
        Promise.resolve(new KafkaBus({ brokers: ['127.0.0.1:1'], clientId: 'contract', onError })),
      close: () => Promise.resolve(),
    }),
  );
});
