package objects

import (
	"bufio"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	for text, want := range map[string]string{
		`[{"a":1,"b":{"c":"x","d":null}},{"b":{"c":"y"},"e":[1,2]}]`:                "a|b.c|b.d|e\n1|x||\n|y||1; 2\n",
		"{\"a\":\"1\"}\n{\"a\":\"2\",\"b\":true}\n":                                 "a|b\n1|\n2|true\n",
		`{"count":2,"next":null,"results":[{"a":"1"},{"a":"2"}]}`:                   "a\n1\n2\n",
		`{"status":"ok","devices":[{"a":"1","m":[{"x":"p"},{"x":"q"}]}],"count":1}`: "a|m.x\n1|p; q\n",
		`{"name":"one","tags":["u","v"],"ports":[{"n":"1"},{"n":"2"}]}`:             "name|tags|ports.n\none|u; v|1; 2\n",
		`{"name":"one","ports":[{"n":"1"}],"site":{"n":"s"}}`:                       "name|ports.n|site.n\none|1|s\n",
	} {
		var b strings.Builder
		out := bufio.NewWriter(&b)
		wrapped, err := Write(strings.NewReader(text), out)
		_ = out.Flush()
		got := strings.NewReplacer("\x1f", "|", "\x1e", "\n").Replace(b.String())
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
		c := &Counter{}
		_, _ = c.Write([]byte(text))
		if n := int64(strings.Count(want, "\n") - 1); c.Objects(wrapped) != n {
			t.Errorf("%s: %d objects counted, %d written", text, c.Objects(wrapped), n)
		}
		if !Looks([]byte(text)) {
			t.Errorf("%s does not look like objects", text)
		}
	}
	for _, text := range []string{"[1,2]", "a,b\n{x},y\n", "", "[]", "{a}"} {
		if Looks([]byte(text)) {
			t.Errorf("%q looks like objects", text)
		}
	}
}
