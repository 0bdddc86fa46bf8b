// Relay as its components use it: lists of pages, one within the rows of another, and a row that is asked for again by its id.
import { Suspense, useEffect } from "react";
import { createRoot } from "react-dom/client";
import {
  graphql,
  RelayEnvironmentProvider,
  useLazyLoadQuery,
  usePaginationFragment,
  useRefetchableFragment,
} from "react-relay";
import { Environment, Network, RecordSource, Store } from "relay-runtime";

const pageSize = 200;

function environmentOf({ uri, headers }) {
  const ask = async ({ text }, variables) => {
    const response = await fetch(uri, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json;q=0.9",
        ...headers,
      },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  };
  return new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
}

/** Goes on until there is no further page, then tells the ids. */
function useWalk({ data, hasNext, isLoadingNext, loadNext }, list, { size, done }) {
  useEffect(() => {
    if (hasNext && !isLoadingNext) loadNext(size, { onComplete: (error) => error && done(error) });
    if (!hasNext) done(data[list].edges.map(({ node }) => node.id));
  }, [data, hasNext, isLoadingNext, loadNext, list, size, done]);
}

function Children({ query, done }) {
  const page = usePaginationFragment(
    graphql`fragment relay_children on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 200 }, cursor: { type: "String" })
      @refetchable(queryName: "relayChildrenPage") {
      children(first: $count, after: $cursor) @connection(key: "relay_children") { edges { node { id name } } }
    }`,
    query,
  );
  useWalk(page, "children", { size: pageSize, done });
  return null;
}

function Schools({ township, done }) {
  const page = usePaginationFragment(
    graphql`fragment relay_schools on Township
      @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
      @refetchable(queryName: "relaySchoolsPage") {
      id
      schools(first: $count, after: $cursor, orderBy: NAME_ASC) @connection(key: "relay_schools") {
        edges { node { id name } }
      }
    }`,
    township,
  );
  useWalk(page, "schools", { size: 2, done: (ids) => done(page.data.id, ids) });
  return null;
}

function Townships({ query, done }) {
  const page = usePaginationFragment(
    graphql`fragment relay_townships on Query
      @argumentDefinitions(count: { type: "Int", defaultValue: 15 }, cursor: { type: "String" })
      @refetchable(queryName: "relayTownshipsPage") {
      townships(first: $count, after: $cursor, orderBy: NAME_ASC) @connection(key: "relay_townships") {
        edges { node { id ...relay_schools } }
      }
    }`,
    query,
  );
  useWalk(page, "townships", { size: 15, done: done.townships });
  return page.data.townships.edges.map(({ node }) => (
    <Suspense key={node.id}>
      <Schools township={node} done={done.schools} />
    </Suspense>
  ));
}

function School({ school, done }) {
  const [data, refetch] = useRefetchableFragment(
    graphql`fragment relay_school on School
      @argumentDefinitions(more: { type: "Boolean", defaultValue: false })
      @refetchable(queryName: "relaySchoolAgain") {
      id name officePhone @include(if: $more)
    }`,
    school,
  );
  useEffect(() => {
    if (data.officePhone === undefined) refetch({ more: true }, { fetchPolicy: "network-only" });
    else done(data);
  }, [data, refetch, done]);
  return null;
}

function WalkChildren({ done }) {
  return (
    <Children
      query={useLazyLoadQuery(graphql`query relayWalkChildrenQuery { ...relay_children }`, {})}
      done={done}
    />
  );
}

function WalkTownships({ done }) {
  return (
    <Townships
      query={useLazyLoadQuery(graphql`query relayWalkTownshipsQuery { ...relay_townships }`, {})}
      done={done}
    />
  );
}

function AskAgain({ done }) {
  const { schools } = useLazyLoadQuery(
    graphql`query relayAskAgainQuery { schools(first: 1, orderBy: NAME_ASC) { edges { node { ...relay_school } } } }`,
    {},
  );
  return <School school={schools.edges[0].node} done={done} />;
}

/** Renders until the component is done. */
function rendered(Component, access, doneOf) {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  return new Promise((resolve, reject) => {
    const done = doneOf((result) => (result instanceof Error ? reject(result) : resolve(result)));
    root.render(
      <RelayEnvironmentProvider environment={environmentOf(access)}>
        <Suspense>
          <Component done={done} />
        </Suspense>
      </RelayEnvironmentProvider>,
    );
  }).finally(() => root.unmount());
}

/** Of every township, once all of its schools and all townships are there. */
function schoolsByTownship(resolve) {
  const held = new Map();
  let townships = null;
  const tell = () => {
    if (townships?.every((id) => held.has(id))) resolve([...held.values()].flat());
  };
  return {
    townships: (ids) => {
      townships = ids;
      tell();
    },
    schools: (township, ids) => {
      held.set(township, ids);
      tell();
    },
  };
}

export const walkWithRelay = (list, access) =>
  list === "children"
    ? rendered(WalkChildren, access, (resolve) => resolve)
    : rendered(WalkTownships, access, schoolsByTownship);

export const askAgainWithRelay = (access) => rendered(AskAgain, access, (resolve) => resolve);
