export default function () {
  return { dir: { input: ".", output: process.env.SITE } };
}
