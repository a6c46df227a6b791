import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: { input: { hub: 'web/hub.html', registry: 'web/registry.html' } },
  },
});
