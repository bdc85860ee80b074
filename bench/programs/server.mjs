// A loopback server that answers every request with a resource, in a thread of its own.
import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";

const ANSWER = JSON.stringify({
  id: "1f0a-22be-9c31",
  createdAt: "2024-05-06T07:08:09.000Z",
  name: "a name",
  count: 3,
  tags: ["a", "b"],
  nested: { deep: true },
});

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(201, { "Content-Type": "application/json" }).end(ANSWER);
  });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
