/** `max-lines-per-function`, but for functions that only hold tests: the callbacks of `describe` and `story`, and suites that several files share. */
export const describeFree = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }], messages: { long: 'This function has {{lines}} lines, at most {{most}} are allowed.' } },
  create(context) {
    const [most] = context.options;
    const isDescribe = (node) => /^(describe|story)\b/.test(context.sourceCode.getText(node));
    const holdsTests = ({ parent, body }) => (parent.type === 'CallExpression' && isDescribe(parent.callee)) || (body.type === 'BlockStatement' && body.body.some(isDescribe));
    return {
      ':function[body]'(node) {
        const lines = node.loc.end.line - node.loc.start.line + 1;
        if (lines > most && !holdsTests(node)) context.report({ node, messageId: 'long', data: { lines, most } });
      },
    };
  },
};
