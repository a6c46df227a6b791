import type supertest from 'supertest';

type Parse = Parameters<supertest.Test['parse']>[0];

/** For `.buffer(true).parse(binaryBody)`: the body of an answer as a Buffer, whatever its type is. */
export const binaryBody: Parse = (answer, done) => {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => {
    done(null, Buffer.concat(parts));
  });
};
