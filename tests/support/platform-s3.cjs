// Stands in for the S3 client of Lambda's runtime: its bucket is a folder.
const { createReadStream, existsSync } = require('node:fs');
const path = require('node:path');
const { buffer } = require('node:stream/consumers');

exports.S3 = class {
  async getObject({ Bucket, Key }) {
    const file = path.join(Bucket, Key);
    if (!existsSync(file))
      throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' });
    const stream = createReadStream(file);
    return { Body: Object.assign(stream, { transformToByteArray: () => buffer(stream) }) };
  }
};
