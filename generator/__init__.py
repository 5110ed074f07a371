"""Turns printed project progress reports into open data and a searchable website.

    convert:  report file --sources--> text --forms--> record --records--> content/projects/**.yaml
    build:    YAML + corrections --records, validation--> Project --checks--> flags        one project at a time
                                                          Project --pages, datasets--> its own files
                                                                  '--> Summary
              all Summaries --> Catalog --pages, datasets--> the files across projects     once, at the end
              all files --publish--> site/      all search documents --search--> site/search-index/

Imports point down this list, and siblings do not know each other:

    cli           arguments in, exit status out
    commands      a module each: what it takes, does and says
    serve         the site on this computer, rebuilt and reloaded when something changes; stock: what waits in content
                  correcting: a correction into its ledger; drafting: a record written by hand;
                  founding: a new site for another city
                  review: what a branch changes (review_text: in words); run_report: what a run did
    pipeline      the two lines above, a statement a step
    publication   one record to the project as published; schema_check: a second opinion on it
    inbox         the reports that are new, to the records they give, over all cores (workers)
    conversion    one report to the records it gives; search_settings: synonyms, and what the search must find
                  addresses: those that were published once
    console       the one module that prints; publish: the one that writes the site; search: the index of the search
    configuration, content, sources, forms, records, validation, checks, pages, datasets, history
                  a stage each
    receipt       what was read of a report; explanation: line by line; drift: how a record differs from its report
    model         what a project is
    thai          the language; yaml_text: YAML with places
    diagnostics   what is wrong, where, and what would be right; markdown_text: text that no forge takes for markup;
                  stopwatch: how long stages take
"""
