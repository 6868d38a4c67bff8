// Starts GraphiQL. SmallRye's script of this name, in whose place this one is served, puts what is under Headers into the page's address:
// tokens would be in the browser's history and in the logs of proxies.
const service = new URL('../../graphql', window.location);
const sockets = new URL(service);
sockets.protocol = service.protocol.replace('http', 'ws');

const welcome = `# To sign in, write under Headers, below:
#
#     {"Authorization": "Bearer <your token>"}
#
# Queries, mutations and subscriptions are sent with it. A customer signs in by "ChatSession <key>".

{
  viewer { kind admin user { loginName } }
}
`;

ReactDOM.render(
  React.createElement(GraphiQL, {
    // Over a socket, what is under Headers goes into the payload of connection_init.
    fetcher: GraphiQL.createFetcher({ url: service.href, subscriptionUrl: sockets.href }),
    defaultQuery: welcome,
    defaultEditorToolsVisibility: 'headers',
    // Nothing outlives the page: the history would hold tokens.
    storage: null,
    shouldPersistHeaders: false,
  }),
  document.getElementById('graphiql'),
);
