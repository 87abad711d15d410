package output_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema compiles one of the packed schemas of testdata. Schemas that it refers
// to and that we write nothing for accept everything.
func schema(t testing.TB, name string, open ...string) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "schema", name+".json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, doc, open...)
}

func compile(t testing.TB, doc any, open ...string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	id, _ := doc.(map[string]any)["$id"].(string)
	if id == "" {
		id = "https://example.com/schema.json"
	}
	for _, url := range open {
		anything := map[string]any{"signature": map[string]any{}, "algorithmFamiliesEnum": map[string]any{}, "ellipticCurvesEnum": map[string]any{}}
		if err := c.AddResource(url, map[string]any{"definitions": anything}); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// conforms holds JSON against a schema.
func conforms(t testing.TB, s *jsonschema.Schema, text []byte) {
	t.Helper()
	if err := validate(s, text); err != nil {
		t.Errorf("not valid: %v\n%.2000s", err, text)
	}
}

func validate(s *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}
