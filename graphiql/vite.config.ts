// How is GraphiQL bundled? Into dist/graphiql, complete: the page loads nothing from outside.
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  build: {
    outDir: "../dist/graphiql",
    emptyOutDir: true,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      // Libraries mark their files for servers that render React; this page has none.
      onwarn: (warning, warn) => {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
});
