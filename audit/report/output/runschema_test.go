package output_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/santhosh-tekuri/jsonschema/v6"

	rulepack "github.com/gearaudit/gearaudit/rules"
)

// The published schema of format json, run.schema.json, is made here from the
// contract types: names, types and what must be there by reflection, the words
// from the comments. -update writes it.

const schemaFile = "../run.schema.json"

type object = map[string]any

// closedTexts are the fields of which every value is known, or the form is.
var closedTexts = map[string]object{
	"Finding.outcome":           {"enum": words(rulepack.Outcomes())},
	"Finding.worst":             {"enum": words(rulepack.Outcomes())},
	"Item.outcome":              {"enum": words(rulepack.Outcomes())},
	"Item.level":                {"enum": []any{"confirmed", "probable", "possible", "conflicting", "unknown"}},
	"Item.baseline":             {"enum": []any{"new", "unchanged", "changed"}},
	"Finding.eligible":          {"enum": []any{"yes", "no", "unknown"}},
	"Evidence.strength":         {"enum": []any{"strong", "fair", "weak"}},
	"Price.basis":               {"enum": []any{"quoted", "catalog", "class", "none"}},
	"SetAside.by":               {"enum": []any{"tool", "user"}},
	"RuleTotal.worst":           {"enum": words(rulepack.Outcomes())},
	"TimelineChange.date":       {"pattern": day},
	"TimelineChange.before":     {"enum": words(rulepack.Outcomes())},
	"TimelineChange.after":      {"enum": words(rulepack.Outcomes())},
	"Share.within":              {"enum": []any{"yes", "no", "unknown"}},
	"Budget.within":             {"enum": []any{"yes", "no", "unknown"}},
	"Waiver.state":              {"enum": []any{"used", "unused", "expired", "early", "untrusted"}},
	"Decision.state":            {"enum": []any{"used", "unused", "stale"}},
	"Summary.verdict":           {"enum": words(report.Verdicts())},
	"Run.schema_version":        {"pattern": `^2\.[0-9]+$`},
	"Run.as_of":                 {"pattern": day},
	"Finding.deadline":          {"pattern": day},
	"BaselineChange.added":      {"pattern": amount},
	"Price.low":                 {"pattern": amount},
	"Price.likely":              {"pattern": amount},
	"Price.high":                {"pattern": amount},
	"CostLine.likely":           {"pattern": amount},
	"Budget.available":          {"pattern": amount},
	"Budget.shortfall_p50":      {"pattern": amount},
	"Budget.shortfall_p80":      {"pattern": amount},
	"Range.p10":                 {"pattern": amount},
	"Range.p50":                 {"pattern": amount},
	"Range.p80":                 {"pattern": amount},
	"Range.p90":                 {"pattern": amount},
	"Range.mean":                {"pattern": amount},
	"CostLine.low":              {"pattern": amount},
	"CostLine.high":             {"pattern": amount},
	"Plan.available":            {"pattern": amount},
	"Plan.mobilisation":         {"pattern": amount},
	"CostStep.amount":           {"pattern": amount},
	"Plan.spent":                {"pattern": amount},
	"Plan.unfunded_cost":        {"pattern": amount},
	"PlanPeriod.income":         {"pattern": amount},
	"PlanPeriod.available":      {"pattern": amount},
	"PlanPeriod.spent":          {"pattern": amount},
	"PlanPeriod.mobilisation":   {"pattern": amount},
	"PlannedSite.cost":          {"pattern": amount},
	"MissedDeadline.needs":      {"pattern": amount},
	"Trial.request":             {"pattern": amount},
	"Trial.p10":                 {"pattern": amount},
	"Trial.p50":                 {"pattern": amount},
	"Trial.p90":                 {"pattern": amount},
	"Budget.step":               {"pattern": amount},
	"Estimate.betterment":       {"pattern": amount},
	"Plan.gap":                  {"minimum": 0, "maximum": 1},
	"Plan.costs":                {"enum": []any{"p50", "p80"}},
	"PlanPeriod.ends":           {"pattern": day},
	"PlannedSite.deadline":      {"pattern": day},
	"MissedDeadline.deadline":   {"pattern": day},
	"Budget.allocation":         {"pattern": amount},
	"Budget.claimed":            {"pattern": amount},
	"Budget.proration":          {"pattern": fraction},
	"Budget.gain":               {"pattern": fraction},
	"Budget.probability_within": {"pattern": fraction},
	"Driver.share":              {"pattern": `^-?[0-9]+(\.[0-9]+)?$`},
}

const (
	fraction = `^(0(\.[0-9]+)?|1(\.0+)?)$`
	day      = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	amount   = `^(-?[0-9]+\.[0-9]{2})?$` // empty where nothing is priced
)

func words(list []string) []any {
	var out []any
	for _, w := range list {
		out = append(out, w)
	}
	return out
}

// comments are the doc comments of the package by type and by type.Field.
func comments(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, s := range g.Specs {
					typeComments(out, g, s.(*ast.TypeSpec))
				}
			}
		}
	}
	return out
}

func typeComments(out map[string]string, g *ast.GenDecl, s *ast.TypeSpec) {
	fields, ok := s.Type.(*ast.StructType)
	if !ok {
		return
	}
	out[s.Name.Name] = oneLine(g.Doc.Text())
	for _, f := range fields.Fields.List {
		for _, n := range f.Names {
			out[s.Name.Name+"."+n.Name] = oneLine(f.Comment.Text())
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// generator collects the definitions of all types that a run leads to.
type generator struct {
	comments map[string]string
	defs     object
}

func (g *generator) of(t reflect.Type) object {
	switch t.Kind() {
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice:
		return object{"type": "array", "items": g.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": g.of(t.Elem())}
	case reflect.Pointer:
		return g.of(t.Elem())
	case reflect.Struct:
		if _, ok := g.defs[t.Name()]; !ok {
			g.defs[t.Name()] = object{}
			g.defs[t.Name()] = g.structure(t)
		}
		return object{"$ref": "#/$defs/" + t.Name()}
	default:
		return object{"not": object{}} // no JSON of ours: TestSavedRunsConform fails
	}
}

func (g *generator) structure(t reflect.Type) object {
	properties, required := object{}, []any{}
	g.fields(t, t.Name(), properties, &required)
	out := object{"type": "object", "description": g.comments[t.Name()], "properties": properties, "required": required}
	if t == reflect.TypeFor[report.Item]() {
		out["patternProperties"] = object{"^[a-z][a-z0-9_]*$": object{}}
		out["additionalProperties"] = false
	}
	return out
}

// fields describes the fields of a struct; those of an embedded one stand among
// them.
func (g *generator) fields(t reflect.Type, owner string, properties object, required *[]any) {
	for f := range t.Fields() {
		if f.Anonymous {
			g.fields(f.Type, owner, properties, required)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		p := g.of(f.Type)
		maps.Copy(p, closedTexts[owner+"."+name])
		if c := g.comments[t.Name()+"."+f.Name]; c != "" {
			p["description"] = c
		}
		properties[name] = p
		if options == "" {
			*required = append(*required, name)
		}
	}
}

// generated is the schema as the types are now.
func generated(t testing.TB) []byte {
	t.Helper()
	g := &generator{comments: comments(t), defs: object{}}
	g.of(reflect.TypeFor[report.Run]())
	root := g.defs["Run"].(object)
	delete(g.defs, "Run")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "https://raw.githubusercontent.com/gearaudit/gearaudit/main/audit/report/run.schema.json"
	root["title"] = "gearaudit run, contract version " + report.SchemaVersion
	root["$defs"] = g.defs
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRunSchemaIsFresh(t *testing.T) { golden(t, schemaFile, generated(t)) }

func runSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, doc)
}

func TestSavedRunsConform(t *testing.T) {
	s := runSchema(t)
	for name, run := range runs() {
		t.Run(name, func(t *testing.T) { conforms(t, s, render(t, "json", run, report.Options{})) })
	}
	conforms(t, s, render(t, "json", &report.Run{Head: report.Head{SchemaVersion: "2.0", AsOf: "2026-11-21"}, Summary: report.Summary{Verdict: report.VerdictClean}}, report.Options{}))
}

// Each change of one value makes a run that the schema refuses, so the schema
// says something of each.
func TestRunSchemaRefuses(t *testing.T) {
	s := runSchema(t)
	text := string(render(t, "json", oneRun(), report.Options{}))
	for _, c := range []struct{ from, to string }{
		{`"schema_version": "2.0"`, `"schema_version": "1.0"`},
		{`"as_of": "2026-11-21"`, `"as_of": "21.11.2026"`},
		{`"outcome":"breach"`, `"outcome":"bad"`},
		{`"level":"confirmed"`, `"level":"sure"`},
		{`"strength":"strong"`, `"strength":"very"`},
		{`"basis":"catalog"`, `"basis":"guess"`},
		{`"p50": "98000.00"`, `"p50": 98000`},
		{`"p50": "98000.00"`, `"p50": "98,000.00"`},
		{`"probability_within": "0.83"`, `"probability_within": "83"`},
		{`"rows": 2,`, ``},
		{`"verdict": "findings"`, `"verdict": "fine"`},
		{`"missing":[]`, `"missing":null`},
		{`"also_at":[]`, `"also_at":null`},
	} {
		changed := strings.Replace(text, c.from, c.to, 1)
		if changed == text {
			t.Errorf("%s is not in the run", c.from)
		} else if validate(s, []byte(changed)) == nil {
			t.Errorf("%s passes", c.to)
		}
	}
}

// Every key of the contract is described, so that a reader of the schema needs
// no source code where the name alone does not say it.
func TestContractNames(t *testing.T) {
	g := &generator{comments: comments(t), defs: object{}}
	g.of(reflect.TypeFor[report.Run]())
	for name, def := range g.defs {
		d := def.(object)
		if d["description"] == "" {
			t.Errorf("type %s has no comment", name)
		}
		for key := range d["properties"].(object) {
			if key == "" || strings.ToLower(key) != key || strings.ContainsAny(key, " -") {
				t.Errorf("%s has the key %q", name, key)
			}
		}
	}
	for key := range closedTexts {
		name, property, _ := strings.Cut(key, ".")
		def, ok := g.defs[name].(object)
		if !ok || def["properties"].(object)[property] == nil {
			t.Errorf("closedTexts names %s, which the contract has not", key)
		}
	}
}

// The contract of version 2.0 holds: keys are not renamed, retyped or left out.
// What was added since is no loss. Should this fail, the first number of
// SchemaVersion has to change, and with it this file.
func TestContractIsKept(t *testing.T) {
	old, now := readSchema(t, filepath.Join("testdata", "schema", "run-2.0.schema.json")), readSchema(t, schemaFile)
	kept(t, "run", old, now)
	for name, def := range old["$defs"].(object) {
		current, ok := now["$defs"].(object)[name].(object)
		if !ok {
			t.Errorf("type %s is gone", name)
			continue
		}
		kept(t, name, def.(object), current)
	}
}

func readSchema(t *testing.T, path string) object {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out object
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func kept(t *testing.T, name string, old, now object) {
	t.Helper()
	required, _ := now["required"].([]any)
	for key, p := range old["properties"].(object) {
		before, after := p.(object), now["properties"].(object)[key]
		current, ok := after.(object)
		if !ok {
			t.Errorf("%s.%s is gone", name, key)
			continue
		}
		for _, part := range []string{"type", "$ref", "pattern"} {
			if !reflect.DeepEqual(before[part], current[part]) {
				t.Errorf("%s.%s: %s was %v and is %v", name, key, part, before[part], current[part])
			}
		}
	}
	for _, key := range old["required"].([]any) {
		if !slices.Contains(required, key) {
			t.Errorf("%s.%s could be relied on and cannot any more", name, key)
		}
	}
}
