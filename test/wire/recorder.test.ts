import net from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { MEANT_HOST, Recorder } from "./recorder.js";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await Recorder.start();
});
afterEach(() => recorder.stop());

/** Writes each text by itself, and returns all that came back by the time `until` did. */
function exchange(texts: string[], until: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(recorder.port, "127.0.0.1", async () => {
      for (const text of texts) {
        socket.write(text, "latin1");
        await new Promise((next) => setTimeout(next, 5));
      }
    });
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("data", (data) => {
      answer += String(data);
      if (!until.test(answer)) return;
      socket.destroy();
      resolve(answer);
    });
  });
}

describe("a recorder", () => {
  it("keeps the request line and the headers as they are", async () => {
    await exchange(["FROBNICATE /a%2f/../b?x=[ HTTP/1.1\r\nHost: h\r\nX-a:  1 \r\nx-A:\r\n\r\n"], /200 OK/);
    expect(recorder.take()).toEqual([
      {
        method: "FROBNICATE",
        target: "/a%2f/../b?x=[",
        headers: [
          ["Host", "h"],
          ["X-a", "1"],
          ["x-A", ""],
        ],
        body: "",
      },
    ]);
    expect(recorder.take()).toEqual([]);
  });

  it.each<[what: string, texts: string[]]>([
    ["at once", ["POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\na\r\n\xffb"]],
    ["in pieces", ["POST / HT", "TP/1.1\r\nContent-Length: 5\r", "\n\r\na\r", "\n\xffb"]],
    [
      "in chunks",
      ["POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na\r\n\r\n2", "\r\n\xffb\r\n0\r\n\r\n"],
    ],
    [
      "after a promise",
      ["POST / HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n", "a\r\n\xffb"],
    ],
  ])("reads a body sent %s", async (_, texts) => {
    await exchange(texts, /200 OK/);
    expect(recorder.take().map((request) => request.body)).toEqual(["a\r\n\xffb"]);
  });

  it("tells requests on one connection apart", async () => {
    await exchange(
      ["POST /1 HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /2 HTTP/1.1\r\n\r\n"],
      /200 OK.*200 OK/s,
    );
    expect(recorder.take().map((request) => `${request.target} ${request.body}`)).toEqual(["/1 x", "/2 "]);
  });

  it("sends no body in answer to HEAD", async () => {
    const answer = await exchange(["HEAD / HTTP/1.1\r\n\r\n"], /\r\n\r\n/);
    expect(answer).not.toContain("{}");
  });

  it("closes the connection where it is asked to", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      net
        .connect(recorder.port, "127.0.0.1")
        .on("error", reject)
        .on("data", (data) => (text += String(data)))
        .on("close", () => resolve(text))
        .write("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
    });
    expect(answer).toContain("200 OK");
  });

  it("shows the host that was meant", async () => {
    await exchange([`GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n${MEANT_HOST}: example.test\r\n\r\n`], /200 OK/);
    expect(recorder.take()[0]?.headers).toEqual([["Host", "example.test"]]);
  });
});
