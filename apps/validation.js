// the cdk8s CLI requires validations in plain Node
require('tsx/cjs');
module.exports = require('../lib');
