/** In the place of the library by which cdktf archives assets: no test makes one, and loading it takes a tenth of the time in which a test file starts. */
export = () => {
  throw new Error('Unit tests archive nothing');
};
