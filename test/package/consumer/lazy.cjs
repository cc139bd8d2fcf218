// An app loads only the clouds that it uses, and runs without the packages of the others.
const library = require('cdktf-production-cluster');

const loaded = () => Object.keys(require.cache).filter((path) => path.includes('provider-aws')).length;

if (loaded() > 0) throw new Error('importing the library loaded the AWS provider');
if (typeof library.aws.EksPlatform !== 'function' || loaded() === 0) throw new Error('the namespace aws does not load');
