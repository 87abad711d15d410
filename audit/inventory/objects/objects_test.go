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

		`{"by":"x","sites":[{"name":"s","gear":[{"maker":"a","p":{"q":1}},{"maker":"b"}]},{"name":"t","tags":["u"],"gear":[{"maker":"c"}]}]}`: "sites.name|maker|p.q|sites.tags\ns|a|1|\ns|b||\nt|c||u\n",
		`[{"name":"s","gear":[{"maker":"a"},{"maker":"b"}]},{"name":"t","gear":[{"maker":"c"}]}]`:                                             "name|maker\ns|a\ns|b\nt|c\n",
		`[{"name":"s","gear":[{"maker":"a"},{"maker":"b"}]},{"name":"t","gear":[]}]`:                                                          "name|gear.maker\ns|a; b\nt|\n",
		`{"maker":"h","n":1,"list":[{"model":"x"},{"model":"y"}]}`:                                                                            "maker|model\nh|x\nh|y\n",
		`{"q":"of a","list":[{"maker":"x"},{"maker":"y"}]}`:                                                                                   "q|maker\nof a|x\nof a|y\n",
		`{"o1":{"maker":"a","p":{"q":1}},"o2":{"maker":"b"},"made":"now"}`:                                                                    "key|maker|p.q\no1|a|1\no2|b|\n",
		`{"meta":{"v":1},"list":{"o1":{"maker":"x"},"o2":{"maker":"y"},"o3":{"n":1}}}`:                                                        "key|maker|n\no1|x|\no2|y|\no3||1\n",
		"{\"o1\":{\"maker\":\"x\"},\"o2\":{\"maker\":\"y\"}}\n{\"o1\":{\"maker\":\"z\"}}\n":                                                   "o1.maker|o2.maker\nx|y\nz|\n",
		`{"type":{"maker":"x"},"role":{"n":"r"}}`:                                                                                             "type.maker|role.n\nx|r\n",
		`[{"maker":"s","parts":[{"maker":"a"},{"maker":"b"}]}]`:                                                                               "maker|parts.maker\ns|a; b\n",
		`[{"name":"s","gear":[{"n":"a"}],"owner":{"n":"o"}}]`:                                                                                 "name|gear.n|owner.n\ns|a|o\n",
		`[{"name":"s","gear":[{"maker":"a"}],"more":[[{"maker":"b"}]]}]`:                                                                      "name|gear.maker|more.maker\ns|a|b\n",
		`[{"url":"u","attributes":[{"key":"Brand","value":["X"]},{"key":"Model","value":["Y"]}]}]`:                                            "url|attributes.Brand|attributes.Model\nu|X|Y\n",
		`[{"url":"u","ports":[{"name":"1","speed":"2"},{"name":"3","speed":"4"}]}]`:                                                           "url|ports.name|ports.speed\nu|1; 3|2; 4\n",
	} {
		var b strings.Builder
		out := bufio.NewWriter(&b)
		shape, err := Write(strings.NewReader(text), out, Words{
			Makes:   func(key string) bool { return key == "maker" || key == "gear" },
			Carried: func(key, text string) bool { return key == "maker" || strings.Contains(text, "a") },
		})
		_ = out.Flush()
		got := strings.NewReplacer("\x1f", "|", "\x1e", "\n").Replace(b.String())
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
		c := &Counter{}
		_, _ = c.Write([]byte(text))
		if n := int64(strings.Count(want, "\n") - 1); c.Objects(shape) != n {
			t.Errorf("%s: %d objects counted, %d written", text, c.Objects(shape), n)
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
