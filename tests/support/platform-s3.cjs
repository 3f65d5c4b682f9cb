// Stands in for the S3 client of Lambda's runtime: its bucket is a folder.
const { createReadStream, existsSync } = require('node:fs');
const { join } = require('node:path');
const { buffer } = require('node:stream/consumers');

exports.S3 = class {
  async getObject({ Bucket, Key }) {
    const path = join(Bucket, Key);
    if (!existsSync(path))
      throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' });
    const stream = createReadStream(path);
    return { Body: Object.assign(stream, { transformToByteArray: () => buffer(stream) }) };
  }
};
