// Command webcheck serves the page of make web to a browser that a script
// started, lets the page be used as a person would, and compares what comes out
// with what the command wrote. It listens on this machine only.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

func main() {
	page := flag.String("page", "", "folder of the page")
	address := flag.String("address", "", "file to write the address of the driver to once the page is served")
	want := flag.String("want", "", "folder with the inventory and the outputs that the command wrote")
	file := flag.String("file", "inventory.csv", "name of the inventory in that folder")
	wait := flag.Duration("wait", 5*time.Minute, "how long the browser may take")
	flag.Parse()
	if err := check(*page, *address, *want, *file, *wait); err != nil {
		fmt.Println("web: " + err.Error())
		os.Exit(1)
	}
}

// driver uses the page: it gives it a file, presses the button, waits for the
// report and sends home what it finds.
const driver = `<!DOCTYPE html><meta charset="utf-8"><iframe id="f" src="./" style="width:100%;height:90vh"></iframe><script>
const patience = 1000 * Number(new URLSearchParams(location.search).get("patience"));
const wait = async (what, ok) => { for (const from = performance.now(); performance.now() - from < patience; ) { if (await ok()) return; await new Promise((r) => setTimeout(r, 50)); } throw new Error("waited in vain for " + what); };
const home = (name, body) => fetch("home/" + name, { method: "POST", body });
onload = async () => {
  try {
    await navigator.serviceWorker.register("sw.js");
    await wait("the service worker", () => navigator.serviceWorker.controller);
    const f = document.getElementById("f");
    f.src = "./?again";
    await new Promise((r) => { f.onload = r; });
    const d = f.contentDocument, w = f.contentWindow;
    await wait("the countries", () => d.getElementById("country").options.length > 3);
    const data = new w.DataTransfer();
    const name = new URLSearchParams(location.search).get("file");
    data.items.add(new w.File([await (await fetch("home/" + name)).arrayBuffer()], name));
    d.getElementById("drop").dispatchEvent(new w.DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    await wait("the button", () => !d.getElementById("run").disabled);
    const started = performance.now();
    d.getElementById("run").click();
    let alive = 0;
    const beat = setInterval(() => { alive++; }, 20);
    await wait("the report", () => !d.getElementById("result").hidden);
    clearInterval(beat);
    const seconds = (performance.now() - started) / 1000;
    await wait("the workbook", () => d.querySelector("#downloads a[download='findings.xlsx']"));
    for (const a of d.querySelectorAll("#downloads a")) await home(a.download, await (await fetch(a.href)).arrayBuffer());
    await wait("the framed report", () => d.getElementById("report").contentDocument?.querySelector("main"));
    await home("done", JSON.stringify({ seconds, alive, verdict: d.getElementById("verdict").textContent, title: d.getElementById("report").contentDocument.title,
      wide: d.documentElement.scrollWidth > d.documentElement.clientWidth }));
  } catch (err) { await home("done", JSON.stringify({ error: String(err) + " " + (document.getElementById("f").contentDocument?.getElementById("stderr")?.textContent ?? "") })); }
};
</script>`

type found struct {
	Seconds float64
	Alive   int
	Verdict string
	Title   string
	Wide    bool
	Error   string
}

func check(page, address, want, file string, wait time.Duration) error {
	var mu sync.Mutex
	sent := map[string][]byte{}
	done := make(chan found, 1)
	files := http.FileServer(http.Dir(page))
	mux := http.NewServeMux()
	mux.HandleFunc("/driver.html", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, driver)
	})
	mux.HandleFunc("/home/", func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Base(r.URL.Path)
		if r.Method == http.MethodGet {
			http.ServeFile(w, r, filepath.Join(want, name))
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		sent[name] = body
		if name == "done" {
			var f found
			if err := json.Unmarshal(body, &f); err != nil {
				f.Error = err.Error()
			}
			done <- f
		}
	})
	mux.Handle("/", files)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(l) }()
	defer server.Close()
	if err := os.WriteFile(address, []byte("http://"+l.Addr().String()+fmt.Sprintf("/driver.html?patience=%.0f&file=%s", wait.Seconds()/2, url.QueryEscape(file))), 0o600); err != nil {
		return err
	}
	select {
	case f := <-done:
		mu.Lock()
		defer mu.Unlock()
		return compare(&f, sent, want)
	case <-time.After(wait):
		return fmt.Errorf("the browser did not answer in %v", wait)
	}
}

// compare holds what the page made against what the command made.
func compare(f *found, sent map[string][]byte, want string) error {
	switch {
	case f.Error != "":
		return fmt.Errorf("in the page: %s", f.Error)
	case !strings.Contains(f.Verdict, "exit code"):
		return fmt.Errorf("the verdict is %q", f.Verdict)
	case f.Alive == 0:
		return fmt.Errorf("the page stood still")
	case f.Wide:
		return fmt.Errorf("the page has to be scrolled sideways")
	}
	for _, name := range []string{"report.html", "run.json", "findings.xlsx", "findings.csv"} {
		text, err := os.ReadFile(filepath.Join(want, name))
		if err != nil {
			return err
		}
		if !bytes.Equal(text, sent[name]) {
			return fmt.Errorf("%s: the page made %d bytes, the command %d, and they differ", name, len(sent[name]), len(text))
		}
	}
	fmt.Printf("web: ok, %.1f s to the report, the same bytes as the command's (%s)\n", f.Seconds, f.Title)
	return nil
}
