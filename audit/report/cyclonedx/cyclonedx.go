package cyclonedx

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
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
	err = p.Each(func(rec *report.Record) error {
		line, err := safetext.EncodeJSON(cdxDevice(rec), "")
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
		b.Metadata.Properties = append(b.Metadata.Properties, cdxProperty{"gearaudit:rejected", r.Source.String() + ": " + phrase.Field(r.Field) + r.Reason})
	}
	if p.Run.Summary.Coverage.Rejected > 0 {
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

func cdxDevice(rec *report.Record) *cdxComponent {
	it := &rec.Item
	c := &cdxComponent{Type: "device", Ref: it.Identity, Name: phrase.ModelOf(it), Description: it.Description}
	if it.Manufacturer != "" {
		c.Manufacturer = &cdxEntity{it.Manufacturer}
	}
	if c.Name == "" {
		c.Name = "device without a model"
	}
	c.add("cdx:device:quantity", phrase.Integer(it.Quantity))
	c.add("cdx:device:function", it.Function)
	c.add("cdx:device:deviceType", it.Role)
	c.add("cdx:device:location", phrase.SiteOf(it))
	c.add("cdx:device:serialNumber", it.SerialNumber)
	c.add("cdx:device:sku", it.PartNumber)
	c.add("cdx:device:macAddress", it.MACAddress)
	c.add("gearaudit:asset_tag", it.AssetTag)
	c.add("gearaudit:status", it.Status)
	c.add("gearaudit:acquired_on", it.AcquiredOn)
	c.add("gearaudit:vendor", it.Vendor)
	c.add("gearaudit:others", strings.Join(it.Others, " "))
	c.add("gearaudit:level", it.Level)
	c.add("gearaudit:outcome", it.Outcome)
	c.add("gearaudit:cost_p10", it.Low)
	c.add("gearaudit:cost_p90", it.High)
	c.add("gearaudit:source", it.Source.String())
	for i := range rec.Findings {
		f := &rec.Findings[i]
		c.add("gearaudit:finding", strings.Join([]string{f.ID, f.Rule, f.Outcome, f.Deadline}, " "))
	}
	return c
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
