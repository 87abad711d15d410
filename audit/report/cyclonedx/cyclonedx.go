package cyclonedx

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// render is format cyclonedx: a bill of materials of the hardware,
// CycloneDX 1.7. Every inventory row is a component of type device; what was
// found about it stands in its properties, named gearaudit:...
func render(p *page) error {
	text, err := safetext.EncodeJSON(p.bom(), "  ")
	if err != nil {
		return err
	}
	before, after, _ := strings.Cut(string(text), "\"components\": []\n}")
	p.WriteString(before + "\"components\": [")
	comma := ""
	err = p.Each(func(it *report.Item) error {
		line, err := safetext.EncodeJSON(cdxDevice(it), "")
		if err != nil {
			return err
		}
		p.WriteString(comma + "\n    ")
		comma = ","
		_, err = p.Write(line[:len(line)-1])
		return err
	})
	p.WriteString("]\n}" + after)
	return err
}

// bom is the document without its components.
func (p *page) bom() *cdxBOM {
	b := &cdxBOM{
		Schema: "http://cyclonedx.org/schema/bom-1.7.schema.json", Format: "CycloneDX", Spec: "1.7", Version: 1, Components: []json.RawMessage{},
		Metadata: cdxMetadata{Tools: cdxTools{[]cdxComponent{{Type: "application", Name: p.Run.Tool.Name, Version: p.Run.Tool.Version}}}},
	}
	if b.Metadata.Tools.Components[0].Name == "" {
		b.Metadata.Tools.Components[0].Name = "gearaudit"
	}
	for _, f := range phrase.Figures(p.Run, func(s string) string { return s }) {
		b.Metadata.Properties = append(b.Metadata.Properties, cdxProperty{"gearaudit:" + f.Name, f.Value})
	}
	for _, in := range p.Run.Inputs {
		b.Metadata.Properties = append(b.Metadata.Properties, cdxProperty{"gearaudit:input", in.Name + " sha256:" + in.SHA256})
	}
	for _, r := range p.Run.Rejects {
		b.Metadata.Properties = append(b.Metadata.Properties, cdxProperty{"gearaudit:rejected", r.Source.String() + ": " + phrase.RejectText(p.Run, &r)})
	}
	if p.Run.Summary.Counts.Rejected > 0 {
		b.Compositions = []cdxComposition{{Aggregate: "incomplete"}}
	}
	b.Serial = serial(b)
	return b
}

// serial names the document by what it says, so that the same run gives the
// same bytes.
func serial(b *cdxBOM) string {
	text, _ := json.Marshal(b) // a struct of words cannot fail
	sum := sha256.Sum256(text)
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // version 8: made our own way
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

func cdxDevice(it *report.Item) *cdxComponent {
	c := &cdxComponent{Type: "device", Ref: it.ID, Name: phrase.ModelOf(it), Description: it.Description}
	if it.Manufacturer != "" {
		c.Manufacturer = &cdxEntity{it.Manufacturer}
	}
	if c.Name == "" {
		c.Name = "device without a model"
	}
	for _, col := range columns.Items() {
		if name := property(col.Heading); name != "" {
			c.add(name, col.Value(&columns.Row{Item: it}))
		}
	}
	for i := range it.Findings {
		f := &it.Findings[i]
		c.add("gearaudit:finding", strings.Join([]string{f.ID, f.Rule, f.Outcome, f.Deadline}, " "))
	}
	return c
}

// property names the property that a column of items becomes: CycloneDX's own
// where its taxonomy has one, none for what stands elsewhere in the component.
func property(heading string) string {
	switch heading {
	case "manufacturer", "model", "description", "identity", "findings", "reason":
		return ""
	case "quantity", "function":
		return "cdx:device:" + heading
	case "role":
		return "cdx:device:deviceType"
	case "site_name":
		return "cdx:device:location"
	case "serial_number":
		return "cdx:device:serialNumber"
	case "part_number":
		return "cdx:device:sku"
	case "mac_address":
		return "cdx:device:macAddress"
	default:
		return "gearaudit:" + heading
	}
}

// add appends a property that has a value.
func (c *cdxComponent) add(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		c.Properties = append(c.Properties, cdxProperty{name, value})
	}
}

// The part of CycloneDX 1.7 that is written.
type (
	cdxBOM struct {
		Schema       string            `json:"$schema"`
		Format       string            `json:"bomFormat"`
		Spec         string            `json:"specVersion"`
		Serial       string            `json:"serialNumber"`
		Version      int               `json:"version"`
		Metadata     cdxMetadata       `json:"metadata"`
		Compositions []cdxComposition  `json:"compositions,omitempty"`
		Components   []json.RawMessage `json:"components"`
	}
	cdxMetadata struct {
		Tools      cdxTools      `json:"tools"`
		Properties []cdxProperty `json:"properties"`
	}
	cdxTools struct {
		Components []cdxComponent `json:"components"`
	}
	cdxComposition struct {
		Aggregate string `json:"aggregate"`
	}
	cdxComponent struct {
		Type         string        `json:"type"`
		Ref          string        `json:"bom-ref,omitempty"`
		Manufacturer *cdxEntity    `json:"manufacturer,omitempty"`
		Name         string        `json:"name"`
		Version      string        `json:"version,omitempty"`
		Description  string        `json:"description,omitempty"`
		Properties   []cdxProperty `json:"properties,omitempty"`
	}
	cdxEntity struct {
		Name string `json:"name"`
	}
	cdxProperty struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)
