// Opens an exclusive-owner connection with st-ethernet-ip and prints, as JSON lines, what happens.
// Arguments: target address, target UDP port, own address. Ends when standard input closes.
const [target, port, local] = process.argv.slice(2);
const { IO } = require("st-ethernet-ip");

const say = (what) => console.log(JSON.stringify(what));
const scanner = new IO.Scanner(2222, local);
scanner.socket.on("error", (error) => { say({ error: error.message }); process.exit(3); });
const connection = scanner.addConnection(
  {
    configInstance: { assembly: 100, size: 0 },
    outputInstance: { assembly: 102, size: 4 },
    inputInstance: { assembly: 101, size: 8 },
  },
  20, target, Number(port));
connection.addOutputInt(0, "speed");
connection.addInputInt(0, "level");
connection.setValue("speed", 1234);
connection.on("connected", () => say({ connected: true }));
connection.on("disconnected", () => say({ disconnected: true }));
setInterval(() => say({ level: connection.getValue("level") }), 50);
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
