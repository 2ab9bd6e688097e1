"""What a build of a study does beside its jobs.

In: a study's folder and the choices of its config. Out: what is to be made of which files
(``plan``), the files themselves and the logs of jobs; and results that were changed by hand, told.
"""

from runut.builds.files import files_in, read_json, read_words, write_csv
from runut.builds.logs import Mendable, below_one_another

__all__ = [
    "Mendable",
    "below_one_another",
    "files_in",
    "read_json",
    "read_words",
    "write_csv",
]
