"""What staff do with several inquiries at once, each by itself and only where they may."""

from .acting import Done, InquiryBulkAction
from .assign import AssignInquiries
from .close import CloseInquiries
from .judge import CallSpam, ReleaseInquiries
from .status import ChangeStatusOfInquiries

__all__ = [
    "AssignInquiries",
    "CallSpam",
    "ChangeStatusOfInquiries",
    "CloseInquiries",
    "Done",
    "InquiryBulkAction",
    "ReleaseInquiries",
]
